using System.CommandLine;
using System.CommandLine.Parsing;

namespace Assay.Hosting.CommandLine;

/// <summary>A verb of the command line: one file in <c>Verbs/</c> each, with an example that a test parses.</summary>
internal abstract class Verb : Command
{
    private readonly OutputFormat[] _formats;

    /// <param name="name">The word on the command line.</param>
    /// <param name="description">What it does, in one sentence.</param>
    /// <param name="example">A line that works, without the program's name.</param>
    /// <param name="formats">What it writes; text and JSON unless said otherwise.</param>
    protected Verb(string name, string description, string example, params OutputFormat[] formats)
        : base(name, $"{description}{Environment.NewLine}{Environment.NewLine}Example:{Environment.NewLine}  assay {example}")
    {
        Example = example;
        _formats = formats.Length == 0 ? [OutputFormat.Text, OutputFormat.Json] : formats;
        Format = new Option<OutputFormat>("--format")
        {
            Description = $"{string.Join(", ", _formats).ToLowerInvariant()}: text is for people (default), the others for programs",
            HelpName = string.Join('|', _formats).ToLowerInvariant(),
            CustomParser = ParseFormat,
        };
        Options.Add(Format);
    }

    /// <summary>A line that works, without the program's name.</summary>
    public string Example { get; }

    public Option<OutputFormat> Format { get; }

    /// <summary>Runs the verb; what it throws becomes one line and an exit code.</summary>
    public abstract Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation);

    private OutputFormat ParseFormat(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Enum.TryParse<OutputFormat>(text, ignoreCase: true, out var format) && _formats.Contains(format) && !char.IsAsciiDigit(text[0]))
            return format;
        result.AddError($"{Name} writes {string.Join(" or ", _formats).ToLowerInvariant()}, not '{text}'.");
        return default;
    }
}

internal enum OutputFormat
{
    Text,
    Json,
    Sarif,
    JUnit,
    Parquet,
    Csv,
    Arrow,
}
