using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Assay.Hosting.CommandLine;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Option<DateTimeOffset?> AsOf() => new("--as-of")
    {
        Description = "the time that freshness is measured against, ISO 8601; UTC where it has no zone (default: now)",
        CustomParser = ParseTime,
    };

    /// <summary>How a source's text is written, as configuration says it for a dataset.</summary>
    public static Option<Dictionary<string, string>> Reading() => Pairs(
        "--read", "how the source is read: Delimiter=;  Quote='  Encoding=windows-1252  HasHeader=false  NullValues=NA,-  MaxCellBytes=N  MaxExpansion=N");

    /// <summary>An option of <c>KEY=VALUE</c> that can be given several times.</summary>
    public static Option<Dictionary<string, string>> Pairs(string name, string description, char separator = '=') => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var token in result.Tokens)
            {
                var at = token.Value.IndexOf(separator, StringComparison.Ordinal);
                if (at <= 0)
                    result.AddError($"{name} takes KEY{separator}VALUE.");
                else
                    pairs[token.Value[..at]] = token.Value[(at + 1)..];
            }

            return pairs;
        },
    };

    private static DateTimeOffset? ParseTime(ArgumentResult result)
    {
        if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        result.AddError("--as-of takes a time in ISO 8601, such as 2001-05-01 or 2001-05-01T06:00:00Z.");
        return null;
    }
}
