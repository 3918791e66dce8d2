using System.Globalization;
using System.Text;
using Assay.Data;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Data;

/// <summary>How a source is read, as configuration and command line say it: names and texts.</summary>
internal static class SourceReading
{
    private const string Names = "Delimiter, Quote, Encoding, HasHeader, NullValues, MaxCellBytes, MaxExpansion";

    /// <summary>A specification with what the options say; where they say nothing, as it is.</summary>
    /// <exception cref="UsageException">An option is unknown, or its text is none of its values.</exception>
    public static SourceSpec Apply(SourceSpec spec, IReadOnlyDictionary<string, string> options)
    {
        foreach (var (name, text) in options)
        {
            spec = name.ToUpperInvariant() switch
            {
                "DELIMITER" => spec with { Csv = spec.Csv with { Delimiter = Character(name, text) } },
                "QUOTE" => spec with { Csv = spec.Csv with { Quote = text.Equals("none", StringComparison.OrdinalIgnoreCase) ? '\0' : Character(name, text) } },
                "ENCODING" => spec with { Csv = spec.Csv with { Encoding = EncodingName(text) } },
                "HASHEADER" => spec with { Csv = spec.Csv with { HasHeader = bool.TryParse(text, out var has) ? has : throw Wrong(name, text, "true or false") } },
                "NULLVALUES" => spec with { Csv = spec.Csv with { NullValues = text.Split(',') } },
                "MAXCELLBYTES" => spec with { MaxCellBytes = Number(name, text) },
                "MAXEXPANSION" => spec with { MaxExpansion = Number(name, text) },
                _ => throw new UsageException($"'{name}' is no way to read a source: there are {Names}."),
            };
        }

        return spec;
    }

    private static char Character(string name, string text) => text switch
    {
        [var one] when one is < (char)128 and not ('\r' or '\n' or '\0') => one,
        "\\t" => '\t',
        _ when text.Equals("tab", StringComparison.OrdinalIgnoreCase) => '\t',
        _ => throw Wrong(name, text, "one ASCII character, or tab"),
    };

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1 << 28 ? number : throw Wrong(name, text, "a number from 1 to 268435456");

    private static string EncodingName(string text)
    {
        try
        {
            _ = CodePagesEncodingProvider.Instance.GetEncoding(text) ?? Encoding.GetEncoding(text);
            return text;
        }
        catch (ArgumentException)
        {
            throw Wrong("Encoding", text, "the name of an encoding, such as utf-16 or windows-1252");
        }
    }

    private static UsageException Wrong(string name, string text, string expected) => new($"{name} is '{text}'; expected {expected}.");
}
