using System.Text;
using System.Text.Json;

namespace Assay.Tracking.Search;

/// <summary>A page token is base64 of <c>{"offset": n}</c>, as MLflow's is.</summary>
internal static class PageToken
{
    internal static string Of(long offset) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{{\"offset\": {offset}}}")));

    /// <summary>The offset in a token; 0 without one.</summary>
    internal static long Offset(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return 0;
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length))
            throw TrackingException.Invalid("Invalid page token, could not base64-decode");
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(0, length));
            if (json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("offset", out var value)
                && value.ValueKind == JsonValueKind.Number
                && value.TryGetInt64(out var offset)
                && offset >= 0)
            {
                return offset;
            }
        }
        catch (JsonException)
        {
        }

        throw TrackingException.Invalid("Invalid page token, it holds no offset");
    }

    /// <summary>A page from rows that were asked for with one more than the page takes.</summary>
    internal static Page<T> Page<T>(List<T> rows, long offset, int size)
    {
        if (rows.Count <= size)
            return new Page<T>(rows, null);
        rows.RemoveRange(size, rows.Count - size);
        return new Page<T>(rows, Of(offset + size));
    }

    internal static void DemandSize(int size, int most)
    {
        if (size <= 0)
            throw TrackingException.Invalid(FormattableString.Invariant($"Invalid value {size} for parameter 'max_results' supplied. It must be a positive integer"));
        if (size > most)
            throw TrackingException.Invalid(FormattableString.Invariant($"Invalid value {size} for parameter 'max_results' supplied. It must be at most {most}"));
    }
}
