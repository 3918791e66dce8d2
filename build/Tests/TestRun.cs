using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Build.Tests;

/// <summary>What came of one test project.</summary>
internal sealed record TestRun(string Project, int Passed, int Skipped, IReadOnlyList<TestFailure> Failures, TimeSpan Duration)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Whether the project ended without saying which tests failed: the only failure is then of the whole.</summary>
    public bool Ended { get; init; }

    /// <summary>Reads the file that <c>dotnet test --logger trx</c> writes.</summary>
    public static TestRun Read(string project, string trxFile, TimeSpan duration)
    {
        var results = XDocument.Load(trxFile).Descendants(Trx + "UnitTestResult").ToLookup(r => r.Attribute("outcome")?.Value ?? "");
        var failures = results.Where(g => g.Key is not ("Passed" or "NotExecuted")).SelectMany(g => g).Select(TestFailure.Read);
        return new TestRun(project, results["Passed"].Count(), results["NotExecuted"].Count(), [.. failures], duration);
    }

    /// <summary>One line, and for each failure its name and message.</summary>
    public string Report()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Project,-32} {Passed,4} passed");
        if (Skipped > 0)
            text.Append(CultureInfo.InvariantCulture, $", {Skipped} skipped");
        if (Failures.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $", {Failures.Count} FAILED");
        text.Append(CultureInfo.InvariantCulture, $" ({Duration.TotalSeconds:0.0} s)");
        foreach (var failure in Failures)
            text.Append(CultureInfo.InvariantCulture, $"\n  FAILED {failure.Test}\n    {failure.Message.ReplaceLineEndings("\n    ")}");
        return text.ToString();
    }
}
