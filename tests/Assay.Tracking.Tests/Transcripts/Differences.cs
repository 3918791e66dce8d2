using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assay.Tracking.Tests.Transcripts;

/// <summary>Compares answers: clocks and tokens by presence, numbers by value, all else exactly.</summary>
internal static class Differences
{
    private static readonly HashSet<string> s_volatile =
    [
        "creation_time", "last_update_time", "creation_timestamp", "last_updated_timestamp", "creation_timestamp_ms",
        "last_updated_timestamp_ms", "next_page_token",
    ];

    internal static IEnumerable<string> Between(JsonNode? expected, JsonNode? found, string at = "$")
    {
        switch (expected, found)
        {
            case (JsonObject e, JsonObject f):
                foreach (var key in e.Select(p => p.Key).Union(f.Select(p => p.Key)))
                {
                    if (!e.ContainsKey(key))
                        yield return $"{at}.{key}: not expected, found {Short(f[key])}";
                    else if (!f.ContainsKey(key))
                        yield return $"{at}.{key}: expected {Short(e[key])}, found none";
                    else if (!s_volatile.Contains(key))
                        foreach (var difference in Between(e[key], f[key], $"{at}.{key}"))
                            yield return difference;
                }

                break;
            case (JsonArray e, JsonArray f):
                if (e.Count != f.Count)
                    yield return $"{at}: expected {e.Count} items, found {f.Count}: {Short(f)}";
                for (var i = 0; i < Math.Min(e.Count, f.Count); i++)
                    foreach (var difference in Between(e[i], f[i], $"{at}[{i}]"))
                        yield return difference;
                break;
            default:
                if (!IsSame(expected, found))
                    yield return $"{at}: expected {Short(expected)}, found {Short(found)}";
                break;
        }
    }

    private static bool IsSame(JsonNode? expected, JsonNode? found)
    {
        if (expected?.GetValueKind() != JsonValueKind.Number || found?.GetValueKind() != JsonValueKind.Number)
            return JsonNode.DeepEquals(expected, found);
        var (e, f) = (expected.ToJsonString(), found.ToJsonString());
        return long.TryParse(e, out var whole) && long.TryParse(f, out var other) ? whole == other : (double)expected == (double)found;
    }

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length > 200 ? text[..200] + "…" : text;
    }
}
