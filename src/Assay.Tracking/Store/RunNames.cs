using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Assay.Tracking.Store;

/// <summary>Invents <c>adjective-noun-123</c> from a run's id: the same id always gets the same name.</summary>
internal static class RunNames
{
    private static readonly string[] s_adjectives =
    [
        "able", "brisk", "calm", "clear", "eager", "early", "fair", "fleet", "gentle", "glad", "keen", "kind", "lively", "lucid",
        "mellow", "merry", "neat", "nimble", "patient", "plain", "quick", "quiet", "ready", "sharp", "steady", "sunny", "swift",
        "tidy", "upbeat", "vivid", "warm", "witty",
    ];

    private static readonly string[] s_nouns =
    [
        "ant", "badger", "bear", "bee", "crane", "crow", "deer", "dove", "eagle", "falcon", "finch", "fox", "gull", "hare", "heron",
        "horse", "ibis", "jay", "koala", "lark", "lynx", "mole", "newt", "otter", "owl", "pike", "quail", "robin", "seal", "stork",
        "swan", "wren",
    ];

    internal static string For(string runId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(runId));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{s_adjectives[hash[0] % s_adjectives.Length]}-{s_nouns[hash[1] % s_nouns.Length]}-{((hash[2] << 8) + hash[3]) % 1000}");
    }
}
