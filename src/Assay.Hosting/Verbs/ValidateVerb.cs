using System.CommandLine;
using System.Text;
using Assay.CompilerServices;
using Assay.Hosting.CommandLine;
using Assay.Validation;
using Assay.Validation.Quarantine;
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

    private readonly Option<string?> _quarantine = new("--quarantine") { Description = "write failing and passing rows as Parquet into this folder" };

    public ValidateVerb()
        : base(
            "validate",
            "Validates each batch of a dataset by its declared rules.",
            "validate flights --source data/2001-01.parquet --as-of 2001-02-01",
            OutputFormat.Text,
            OutputFormat.Json,
            OutputFormat.Sarif,
            OutputFormat.JUnit)
    {
        Arguments.Add(_dataset);
        Options.Add(_source);
        Options.Add(_version);
        Options.Add(_asOf);
        Options.Add(_report);
        Options.Add(_quarantine);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var plan = context.Get<Declarations>().Dataset(arguments.GetValue(_dataset)!);
        var asOf = arguments.GetValue(_asOf) ?? context.Environment.Clock.GetUtcNow();
        var reference = new DatasetReference { Source = arguments.GetValue(_source), Version = arguments.GetValue(_version) };
        var verdicts = await context.Get<BatchValidation>().ValidateAllAsync(plan, reference, asOf, ValidationPurpose.Batch, cancellation).ConfigureAwait(false);
        Write(verdicts, context);
        if (arguments.GetValue(_report) is { } report)
            await WriteReportAsync(verdicts, report, context, cancellation).ConfigureAwait(false);
        if (arguments.GetValue(_quarantine) is { } folder)
            await SeparateAsync(plan, reference, folder, context, cancellation).ConfigureAwait(false);
        return verdicts.All(verdict => verdict.IsAdmitted) ? ExitCode.Fine : ExitCode.Refused;
    }

    private static void Write(IReadOnlyList<Verdict> verdicts, VerbContext context)
    {
        switch (context.Format)
        {
            case OutputFormat.Json:
                context.WriteJson(verdicts, VerdictJson.Default.IReadOnlyListVerdict);
                break;
            case OutputFormat.Sarif:
                context.WriteDocument(stream => VerdictSarif.Write(stream, verdicts));
                break;
            case OutputFormat.JUnit:
                context.WriteDocument(stream => VerdictJUnit.Write(stream, verdicts));
                break;
            default:
                var text = new VerdictText(ansi: context.Environment.Interactive);
                foreach (var verdict in verdicts)
                    text.Write(context.Out, verdict);
                break;
        }
    }

    private static async Task SeparateAsync(DatasetPlan plan, DatasetReference reference, string folder, VerbContext context, CancellationToken cancellation)
    {
        var sources = context.Get<IDatasetSources>();
        var path = Path.GetFullPath(folder, context.Environment.CurrentFolder);
        foreach (var batch in sources.Batches(plan, reference))
            await new RowQuarantine(sources).SeparateAsync(plan, batch, path, cancellation).ConfigureAwait(false);
        context.Say($"  failing and passing rows: {path}");
    }

    private static async Task WriteReportAsync(IReadOnlyList<Verdict> verdicts, string report, VerbContext context, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(report, context.Environment.CurrentFolder);
        await AtomicFile.ReplaceAsync(path, Encoding.UTF8.GetBytes(VerdictPage.Render(verdicts, context.Environment.Clock.GetUtcNow())), cancellation).ConfigureAwait(false);
        context.Say($"  report: {path}");
    }
}
