using System.Text;

namespace Assay.TestKit.Loopback;

/// <summary>What a <see cref="LoopbackServer"/> answers.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="Body">The body's bytes, may be empty.</param>
/// <param name="ContentType">Media type, null for none.</param>
public sealed record Reply(int Status, byte[] Body, string? ContentType)
{
    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>An answer without a body.</summary>
    public static Reply Empty(int status = 200) => new(status, [], null);

    /// <summary>Plain text in UTF-8.</summary>
    public static Reply Text(string text, int status = 200) => new(status, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");

    /// <summary>JSON that is already written out.</summary>
    public static Reply Json(string json, int status = 200) => new(status, Encoding.UTF8.GetBytes(json), "application/json");

    /// <summary>HTML that is already written out.</summary>
    public static Reply Html(string html, int status = 200) => new(status, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
}
