using System.Text;

namespace Assay.Tracking.Search;

/// <summary>Patterns of LIKE and ILIKE: <c>%</c> stands for any text, <c>_</c> for any character.</summary>
internal static class LikePattern
{
    // Longer than any value that could match without it; SQLite takes 50,000 bytes.
    private const int Most = 10_000;

    internal static string Demand(string like) => like.Length <= Most
        ? like
        : throw TrackingException.Invalid($"A pattern has at most {Most} characters; found {like.Length}.");

    /// <summary>The same for GLOB, which minds capitals.</summary>
    internal static string ToGlob(string like)
    {
        var glob = new StringBuilder(Demand(like).Length);
        foreach (var c in like)
        {
            _ = c switch
            {
                '%' => glob.Append('*'),
                '_' => glob.Append('?'),
                '*' or '?' or '[' => glob.Append('[').Append(c).Append(']'),
                _ => glob.Append(c),
            };
        }

        return glob.ToString();
    }
}
