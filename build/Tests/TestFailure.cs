using System.Xml.Linq;

namespace Build.Tests;

/// <summary>A test that failed.</summary>
internal sealed record TestFailure(string Test, string Message)
{
    private const int LongestMessage = 4000;

    public static TestFailure Read(XElement result)
    {
        var info = result.Descendants().FirstOrDefault(e => e.Name.LocalName == "ErrorInfo");
        var parts = info?.Elements().Where(e => e.Name.LocalName is "Message" or "StackTrace").Select(e => e.Value.TrimEnd()) ?? [];
        var message = string.Join('\n', parts);
        return new TestFailure(
            result.Attribute("testName")?.Value ?? "?",
            message.Length > LongestMessage ? message[..LongestMessage] + "…" : message);
    }
}
