using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Assay.CompilerServices;
using Assay.Hosting.CommandLine;
using Assay.Validation;
using Assay.Validation.Parts;
using Assay.Validation.Quarantine;

namespace Assay.Hosting.Verbs;

/// <summary>Validates each batch of a dataset, or observes a part of it.</summary>
internal sealed class ValidateVerb : Verb
{
    private readonly Argument<string> _dataset = new("dataset") { Description = "the dataset's declared name" };
    private readonly Option<string?> _source = new("--source") { Description = "a path or glob instead of the declared source" };
    private readonly Option<Dictionary<string, string>> _reading = CommonOptions.Reading();
    private readonly Option<string?> _version = new("--version") { Description = "a committed version: a number, a tag, or latest" };
    private readonly Option<DateTimeOffset?> _asOf = CommonOptions.AsOf();
    private readonly Option<string?> _report = new("--report") { Description = "write the verdict as a page to this file" };
    private readonly Option<string?> _quarantine = new("--quarantine") { Description = "write failing rows with the rules they fail, and passing rows, as Parquet into this folder" };
    private readonly Option<int?> _threads = new("--threads") { Description = "how many threads observe a batch (default: the processors)" };
    private readonly Option<long?> _memory = new("--memory")
    {
        Description = "what rules over keys may hold in memory, such as 200MB; the rest goes to temporary files (default: 64MB)",
        HelpName = "SIZE",
        CustomParser = ParseSize,
    };

    private readonly Option<bool> _fast = new("--fast") { Description = "leave the numbers and distributions of columns out of the verdict" };
    private readonly Option<ValidationPart?> _partition = new("--partition")
    {
        Description = "observe one part of several, such as 2/4, and write its state instead of a verdict; assay verdict merge judges them together",
        HelpName = "I/N",
        CustomParser = ParsePart,
    };

    private readonly Option<string?> _state = new("--state") { Description = "the file that the part's state goes to" };
    private readonly Option<string?> _run = new("--run") { Description = "a tracked run that verdict and page are logged to (default: MLFLOW_RUN_ID, where it is set)" };

    public ValidateVerb()
        : base("validate", "Validates each batch of a dataset by its declared rules.", "validate flights --source data/2001-01.parquet --as-of 2001-02-01", VerdictOutput.Formats)
    {
        Arguments.Add(_dataset);
        foreach (var option in new Option[] { _source, _reading, _version, _asOf, _report, _quarantine, _threads, _memory, _fast, _partition, _state, _run })
            Options.Add(option);
        Validators.Add(Check);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var plan = context.Get<Declarations>().Dataset(arguments.GetValue(_dataset)!);
        var reference = new DatasetReference { Source = arguments.GetValue(_source), Reading = arguments.GetValue(_reading)!, Version = arguments.GetValue(_version) };
        var validation = context.Get<BatchValidation>();
        if (arguments.GetValue(_threads) is { } threads)
            validation = validation.With(options => options with { Threads = threads });
        if (arguments.GetValue(_memory) is { } memory)
            validation = validation.With(options => options with { MemoryLimit = memory });
        if (arguments.GetValue(_fast))
            validation = validation.With(options => options with { Statistics = false });
        if (arguments.GetValue(_partition) is { } part)
            return await ObserveAsync(validation, plan, reference, part, arguments.GetValue(_state)!, context, cancellation).ConfigureAwait(false);

        var asOf = arguments.GetValue(_asOf) ?? context.Environment.Clock.GetUtcNow();
        var verdicts = await validation.ValidateAllAsync(plan, reference, asOf, ValidationPurpose.Batch, cancellation).ConfigureAwait(false);
        VerdictOutput.Write(verdicts, context);
        if (arguments.GetValue(_report) is { } report)
            await VerdictOutput.WriteReportAsync(verdicts, report, context, cancellation).ConfigureAwait(false);
        await VerdictOutput.LogAsync(verdicts, arguments.GetValue(_run), context, cancellation).ConfigureAwait(false);
        if (arguments.GetValue(_quarantine) is { } folder)
            await SeparateAsync(plan, reference, verdicts, folder, context, cancellation).ConfigureAwait(false);
        return VerdictOutput.ExitCodeOf(verdicts);
    }

    private static async Task<int> ObserveAsync(
        BatchValidation validation, DatasetPlan plan, DatasetReference reference, ValidationPart part, string state, VerbContext context, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(state, context.Environment.CurrentFolder);
        var observed = await validation.ObservePartAsync(plan, reference, part, ValidationPurpose.Batch, cancellation).ConfigureAwait(false);
        await observed.WriteAsync(path, cancellation).ConfigureAwait(false);
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{plan.Descriptor.Name}: part {part} observed, {observed.Rows:N0} rows; state: {path}"));
        return ExitCode.Fine;
    }

    /// <summary>Sets rows apart batch by batch. A batch that can't be read has no rows to set apart; its verdict says why.</summary>
    private static async Task SeparateAsync(
        DatasetPlan plan, DatasetReference reference, IReadOnlyList<Verdict> verdicts, string folder, VerbContext context, CancellationToken cancellation)
    {
        var sources = context.Get<IDatasetSources>();
        var path = Path.GetFullPath(folder, context.Environment.CurrentFolder);
        var quarantine = new RowQuarantine(sources);
        foreach (var (batch, verdict) in sources.Batches(plan, reference).Zip(verdicts))
        {
            if (verdict.Fault is not null)
            {
                context.Say($"  {verdict.Source}: no rows set apart, since it could not be read");
                continue;
            }

            var apart = await quarantine.SeparateAsync(plan, batch, path, cancellation).ConfigureAwait(false);
            context.Say(string.Create(CultureInfo.InvariantCulture, $"  {verdict.Source}: {apart.FailedRows:N0} rows set apart, {apart.PassedRows:N0} passed, of {verdict.Rows:N0}: {path}"));
        }
    }

    private static long? ParseSize(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        foreach (var (unit, bytes) in new[] { ("KB", 1L << 10), ("MB", 1L << 20), ("GB", 1L << 30) })
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(text.AsSpan(0, text.Length - unit.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number * bytes;
            }
        }

        result.AddError($"--memory: '{text}' is no size. Write 200MB, or 2GB.");
        return null;
    }

    private static ValidationPart? ParsePart(ArgumentResult result)
    {
        try
        {
            return ValidationPart.Parse(result.Tokens[0].Value);
        }
        catch (FormatException e)
        {
            result.AddError($"--partition: {e.Message}");
            return null;
        }
    }

    private void Check(CommandResult result)
    {
        var partition = result.GetResult(_partition) is not null;
        if (partition != result.GetResult(_state) is not null)
            result.AddError("--partition I/N and --state FILE go together: the part's state is written to the file.");
        if (partition && (result.GetResult(_report) ?? result.GetResult(_quarantine) ?? result.GetResult(_run)) is not null)
            result.AddError("A part has no verdict yet: give --report and --run to assay verdict merge, and --quarantine without --partition.");
        if (result.GetResult(_threads) is { Tokens: [{ Value: var threads }] } && int.TryParse(threads, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < 1)
            result.AddError("--threads takes a number of at least 1.");
    }
}
