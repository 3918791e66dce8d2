using System.Text;
using System.Text.Json;
using Assay.TestKit.Loopback;

namespace Assay.Pipelines.Tests.Kubeflow;

/// <summary>The query of a request.</summary>
internal sealed class KubeflowQuery(IReadOnlyDictionary<string, string> values)
{
    public string? this[string name] => values.GetValueOrDefault(name);

    public static KubeflowQuery Of(string query) => new(query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal));

    public string Need(string name) => this[name] is { Length: > 0 } value ? value : throw new KubeflowRefusal(400, $"{name} is missing", ofUpload: true);

    public void Allow(params string[] names)
    {
        if (values.Keys.FirstOrDefault(name => !names.Contains(name)) is { } other)
            throw new KubeflowRefusal(400, $"unknown query parameter {other}");
    }
}

/// <summary>The fields of a request's body.</summary>
internal static class KubeflowFields
{
    public static void Allow(JsonElement body, params string[] names)
    {
        if (body.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !names.Contains(name)) is { } other)
            throw new KubeflowRefusal(400, $"proto: (line 1:2): unknown field \"{other}\"");
    }
}

/// <summary>The one file of an upload.</summary>
internal static class KubeflowForm
{
    public static string File(RecordedRequest request)
    {
        var type = request.Headers.GetValueOrDefault("Content-Type") ?? "";
        var at = type.IndexOf("boundary=", StringComparison.Ordinal);
        if (!type.StartsWith("multipart/form-data", StringComparison.Ordinal) || at < 0)
            throw Refused("request Content-Type isn't multipart/form-data");
        var boundary = "--" + type[(at + 9)..].Trim('"');
        var parts = Encoding.UTF8.GetString(request.Body).Split(boundary);
        if (parts is not ["", var part, "--\r\n"])
            throw Refused("expected one part");
        var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var header = part[..end];
        if (!header.Contains("name=\"uploadfile\"", StringComparison.Ordinal))
            throw Refused("http: no such file");
        if (!header.Contains(".yaml\"", StringComparison.Ordinal))
            throw Refused("unexpected pipeline file format");
        return part[(end + 4)..^2];
    }

    private static KubeflowRefusal Refused(string message) => new(400, message, ofUpload: true);
}
