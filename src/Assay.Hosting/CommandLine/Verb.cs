using System.CommandLine;

namespace Assay.Hosting.CommandLine;

/// <summary>A verb of the command line: one file in <c>Verbs/</c> each, with an example that a test parses.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, string example)
        : base(name, $"{description}{Environment.NewLine}{Environment.NewLine}Example:{Environment.NewLine}  assay {example}")
    {
        Example = example;
        Options.Add(Format);
        Format.Validators.Add(result =>
        {
            if (!Formats.Contains(result.GetValueOrDefault<OutputFormat>()))
                result.AddError($"{Name} writes {string.Join(" or ", Formats).ToLowerInvariant()}.");
        });
    }

    /// <summary>A line that works, without the program's name.</summary>
    public string Example { get; }

    public Option<OutputFormat> Format { get; } = new("--format") { Description = "text for people, json for programs", Recursive = true };

    /// <summary>The formats that the verb writes.</summary>
    protected virtual IReadOnlyList<OutputFormat> Formats => [OutputFormat.Text, OutputFormat.Json];

    /// <summary>Runs the verb; what it throws becomes one line and an exit code.</summary>
    public abstract Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation);
}

internal enum OutputFormat
{
    Text,
    Json,
    Sarif,
    JUnit,
}
