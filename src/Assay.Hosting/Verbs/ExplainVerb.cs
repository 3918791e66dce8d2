using System.CommandLine;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Verbs;

/// <summary>Prints a rule's page, without a network.</summary>
internal sealed class ExplainVerb : Verb
{
    private const string Folder = "rules/";

    private readonly Argument<string> _rule = new("rule") { Description = "the rule's id" };

    public ExplainVerb() : base("explain", "Explains a diagnostic of the analyzers: cause, why it hurts, good and bad code.", "explain ASY1002") =>
        Arguments.Add(_rule);

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var id = arguments.GetValue(_rule)!.ToUpperInvariant();
        var assembly = typeof(ExplainVerb).Assembly;
        var pages = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).ToList();
        using var page = assembly.GetManifestResourceStream($"{Folder}{id}.md")
            ?? throw UsageException.Unknown("rule", id, pages.Select(name => Path.GetFileNameWithoutExtension(name)));
        using var reader = new StreamReader(page);
        await context.Out.WriteLineAsync(await reader.ReadToEndAsync(cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
