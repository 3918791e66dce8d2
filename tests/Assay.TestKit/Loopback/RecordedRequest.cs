using System.Text;
using System.Text.Json;

namespace Assay.TestKit.Loopback;

/// <summary>A request that a <see cref="LoopbackServer"/> has received, whole.</summary>
/// <param name="Method">The verb, in capitals.</param>
/// <param name="Path">The path, decoded, with its leading slash and without the query.</param>
/// <param name="Query">The query with its leading question mark, as sent; empty without one.</param>
/// <param name="Headers">Headers by name, any case; several values are joined by a comma.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record RecordedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON; throws <see cref="JsonException"/> if it is none.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }
}
