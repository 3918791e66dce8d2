using System.CommandLine;
using Assay.CompilerServices;
using Assay.Hosting.CommandLine;
using Assay.Validation;
using Assay.Validation.Parts;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Assay.Hosting.Verbs;

/// <summary>Judges the parts of a validation together.</summary>
internal sealed class VerdictMergeVerb : Verb, IGroupedVerb
{
    private readonly Argument<string[]> _states = new("state") { Description = "the states of all parts: files or globs", Arity = ArgumentArity.OneOrMore };
    private readonly Option<DateTimeOffset?> _asOf = CommonOptions.AsOf();
    private readonly Option<string?> _report = new("--report") { Description = "write the verdict as a page to this file" };
    private readonly Option<string?> _run = new("--run") { Description = "a tracked run that verdict and page are logged to (default: MLFLOW_RUN_ID, where it is set)" };

    public VerdictMergeVerb()
        : base("merge", "Judges the states of all parts of a validation together: the verdict of a single pass.", "verdict merge states/*.state --as-of 2001-02-01", VerdictOutput.Formats)
    {
        Arguments.Add(_states);
        Options.Add(_asOf);
        Options.Add(_report);
        Options.Add(_run);
    }

    public VerbGroup Group => Groups.Verdict;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var declarations = context.Get<Declarations>();
        var parts = new List<PartialValidation>();
        foreach (var path in arguments.GetValue(_states)!.SelectMany(state => Files(state, context.Environment.CurrentFolder)))
            parts.Add(await PartialValidation.ReadAsync(path, name => Plan(declarations, name), cancellation).ConfigureAwait(false));
        var verdicts = await JudgeAsync(parts, arguments.GetValue(_asOf) ?? context.Environment.Clock.GetUtcNow(), context, cancellation).ConfigureAwait(false);
        VerdictOutput.Write(verdicts, context);
        if (arguments.GetValue(_report) is { } report)
            await VerdictOutput.WriteReportAsync(verdicts, report, context, cancellation).ConfigureAwait(false);
        await VerdictOutput.LogAsync(verdicts, arguments.GetValue(_run), context, cancellation).ConfigureAwait(false);
        return VerdictOutput.ExitCodeOf(verdicts);
    }

    private static async Task<IReadOnlyList<Verdict>> JudgeAsync(List<PartialValidation> parts, DateTimeOffset asOf, VerbContext context, CancellationToken cancellation)
    {
        try
        {
            return await context.Get<BatchValidation>().JudgePartsAsync(parts, asOf, cancellation).ConfigureAwait(false);
        }
        catch (PartsException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static DatasetPlan? Plan(Declarations declarations, string name)
    {
        try
        {
            return declarations.Dataset(name);
        }
        catch (UsageException)
        {
            return null;
        }
    }

    // A shell that doesn't expand globs hands them over as they are.
    private static List<string> Files(string state, string folder)
    {
        if (!state.Contains('*', StringComparison.Ordinal))
            return [Path.GetFullPath(state, folder)];
        var root = Path.IsPathRooted(state) ? Path.GetPathRoot(state)! : folder;
        var matches = new Matcher(StringComparison.Ordinal).AddInclude(Path.GetRelativePath(root, Path.GetFullPath(state, folder))).GetResultsInFullPath(root).Order(StringComparer.Ordinal).ToList();
        return matches.Count > 0 ? matches : throw new UsageException($"No file matches {state}.");
    }
}
