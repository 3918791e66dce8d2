using System.CommandLine;
using System.Text;
using Assay.Hosting.CommandLine;
using Assay.Validation.Reports;
using Assay.Workspace.Storage;

namespace Assay.Hosting.Verbs;

/// <summary>Validates each batch of a dataset.</summary>
internal sealed class ValidateVerb : Verb
{
    private readonly Argument<string> _dataset = new("dataset") { Description = "the dataset's declared name" };
    private readonly Option<string?> _source = new("--source") { Description = "a path or glob instead of the declared source" };
    private readonly Option<string?> _version = new("--version") { Description = "a committed version: a number, a tag, or latest" };
    private readonly Option<DateTimeOffset?> _asOf = CommonOptions.AsOf();
    private readonly Option<string?> _report = new("--report") { Description = "write the verdict as a page to this file" };

    public ValidateVerb() : base("validate", "Validates each batch of a dataset by its declared rules.", "validate flights --source data/2001-01.parquet --as-of 2001-02-01")
    {
        Arguments.Add(_dataset);
        Options.Add(_source);
        Options.Add(_version);
        Options.Add(_asOf);
        Options.Add(_report);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var plan = context.Get<Declarations>().Dataset(arguments.GetValue(_dataset)!);
        var sources = context.Get<IDatasetSources>();
        var asOf = arguments.GetValue(_asOf) ?? context.Environment.Clock.GetUtcNow();
        var reference = new DatasetReference { Source = arguments.GetValue(_source), Version = arguments.GetValue(_version) };
        var text = new VerdictText(ansi: context.Environment.Interactive);
        var verdicts = new List<Verdict>();
        foreach (var batch in sources.Batches(plan, reference))
        {
            var verdict = await context.Get<IBatchValidation>().ValidateAsync(plan, batch, asOf, ValidationPurpose.Batch, cancellation).ConfigureAwait(false);
            verdicts.Add(verdict);
            if (!context.Json)
                text.Write(context.Out, verdict);
        }

        context.WriteJson(verdicts, VerdictJson.Default.IReadOnlyListVerdict);
        if (arguments.GetValue(_report) is { } report)
            await WriteReportAsync(verdicts, report, context, cancellation).ConfigureAwait(false);
        return verdicts.TrueForAll(verdict => verdict.IsAdmitted) ? ExitCode.Fine : ExitCode.Refused;
    }

    private static async Task WriteReportAsync(List<Verdict> verdicts, string report, VerbContext context, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(report, context.Environment.CurrentFolder);
        await AtomicFile.ReplaceAsync(path, Encoding.UTF8.GetBytes(VerdictPage.Render(verdicts, context.Environment.Clock.GetUtcNow())), cancellation).ConfigureAwait(false);
        context.Say($"  report: {path}");
    }
}
