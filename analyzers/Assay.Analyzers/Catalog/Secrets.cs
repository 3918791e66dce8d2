using System.Text.RegularExpressions;

namespace Assay.Analyzers.Catalog;

/// <summary>Tells secrets by the shapes that their issuers give them.</summary>
internal static class Secrets
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // A value that begins so is filled in later: ${NAME}, $(NAME), {name}, <name>, %NAME%, ***, @name.
    private const string Value = @"\s*=\s*(?!\s)(?![$<{%*@?\[.…])['""]?[^;&\s'""]{3,}";

    private static readonly (string Kind, Regex Shape)[] s_shapes =
    [
        ("a private key", new(@"-----BEGIN [A-Z ]*PRIVATE KEY-----", Options)),
        ("a user name and password in an address", new(@"://[^/\s:@?#]+:(?![$<{%*])[^/\s@]+@", Options)),
        ("a signature that grants access", new(@"[?&;](?:sig|X-Amz-Signature|X-Goog-Signature)=[A-Za-z0-9%+/=_-]{20,}", Options | RegexOptions.IgnoreCase)),
        ("an account key", new(@"(?:^|[;?&\s])(?:AccountKey|SharedAccessKey|SharedAccessSignature)" + Value, Options | RegexOptions.IgnoreCase)),
        ("a password", new(@"(?:^|[;?&\s])(?:password|passwd|pwd|passphrase)" + Value, Options | RegexOptions.IgnoreCase)),
        ("a secret", new(@"(?:^|[;?&\s])(?:secret|client_?secret|api_?key|access_?key|access_?token|auth_?token|aws_secret_access_key|secret_?key)" + Value, Options | RegexOptions.IgnoreCase)),
        ("an access key of AWS", new(@"(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])", Options)),
        ("a token of GitHub", new(@"(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22,})", Options)),
        ("a token of GitLab", new(@"(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,}", Options)),
        ("a token of Slack", new(@"(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10,}", Options)),
        ("the address of a Slack webhook", new(@"hooks\.slack\.com/services/T[A-Za-z0-9]+/B[A-Za-z0-9]+/[A-Za-z0-9]{16,}", Options)),
        ("an API key of Google", new(@"(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}", Options)),
        ("a token of Hugging Face", new(@"(?<![A-Za-z0-9])hf_[A-Za-z0-9]{30,}", Options)),
        ("a token of npm", new(@"(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}", Options)),
        ("a key of Stripe", new(@"(?<![A-Za-z0-9])[sr]k_live_[A-Za-z0-9]{20,}", Options)),
        ("a JSON Web Token", new(@"(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}", Options)),
    ];

    /// <summary>What secret a text holds; null where it holds none that is known.</summary>
    public static string? Kind(string text)
    {
        if (text.IndexOf('=') < 0 && text.IndexOf('@') < 0 && !HasLongRun(text))
            return null;
        foreach (var (kind, shape) in s_shapes)
        {
            if (shape.IsMatch(text))
                return kind;
        }

        return null;
    }

    // Nearly all texts are names and sentences, which no shape needs to be tried on.
    private static bool HasLongRun(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsLetterOrDigit(c) || c is '_' or '-' ? run + 1 : 0;
            if (run >= 8)
                return true;
        }

        return false;
    }
}
