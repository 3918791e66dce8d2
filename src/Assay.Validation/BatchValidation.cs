using Assay.CompilerServices;
using Assay.Validation.Batches;
using Assay.Validation.Events;

namespace Assay.Validation;

/// <summary>
/// Validates batches in this process: opens the rows, feeds the columns that rules need to the dataset's validator, judges, and tells the
/// event log and the alert channels. Safe to use from many threads; each validation has states of its own.
/// </summary>
public sealed partial class BatchValidation : IBatchValidation
{
    private readonly IDatasetSources _sources;
    private readonly BatchValidationOptions _options;
    private readonly ReferenceSets _references;
    private readonly TimeProvider _time;

    /// <summary>A validation over the datasets that <paramref name="sources"/> opens.</summary>
    /// <param name="sources">Opens datasets.</param>
    /// <param name="options">What is told, and to whom.</param>
    /// <param name="time">Gives events and alerts their time. Freshness is measured against the as-of time of each validation.</param>
    public BatchValidation(IDatasetSources sources, BatchValidationOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _sources = sources;
        _options = options;
        _references = new(sources, options.References);
        _time = time;
    }

    /// <inheritdoc/>
    public async Task<Verdict> ValidateAsync(
        DatasetPlan plan, DatasetReference batch, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(batch);
        var rows = plan.Open(_sources, ForPurpose(batch, purpose));
        var whole = plan.Descriptor.BatchBy == BatchBy.Whole || batch.Source is null;
        return await ToldAsync(
            plan,
            rows,
            async _ => (await JudgeAsync(plan, rows, Context(batch, asOf), purpose, whole, cancellation).ConfigureAwait(false)).Verdict,
            cancellation).ConfigureAwait(false);
    }

    private static JudgeContext Context(DatasetReference batch, DateTimeOffset asOf) => new(asOf) { Superseded = batch.Superseded };

    private static DatasetReference ForPurpose(DatasetReference batch, ValidationPurpose purpose) =>
        purpose == ValidationPurpose.Scoring ? batch with { WithoutKnownAfter = true } : batch;

    private async Task<Verdict> ToldAsync(DatasetPlan plan, Rows? rows, Func<Rows?, Task<Verdict>> judge, CancellationToken cancellation)
    {
        var run = await ValidationRun.StartAsync(_options, plan.Descriptor, _time, cancellation).ConfigureAwait(false);
        try
        {
            var verdict = await judge(rows).ConfigureAwait(false);
            await run.CompleteAsync(verdict, rows?.Identity ?? new RowsIdentity(plan.Descriptor.Name), cancellation).ConfigureAwait(false);
            await VerdictAlert.RouteAsync(_options, verdict, _time, cancellation).ConfigureAwait(false);
            return verdict;
        }
        catch (Exception e)
        {
            await run.EndAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<(Verdict Verdict, DatasetValidator? State)> JudgeAsync(
        DatasetPlan plan, Rows rows, JudgeContext context, ValidationPurpose purpose, bool whole, CancellationToken cancellation)
    {
        var validator = plan.CreateValidator(purpose);
        var columns = WantedColumns.Of(plan.Descriptor, purpose);
        Verdict verdict;
        try
        {
            foreach (var rule in validator.References)
            {
                var set = await _references.CollectAsync(rule, cancellation).ConfigureAwait(false);
                context.AddReferenceSet(rule, set);
                rule.Expect(set);
            }

            await foreach (var batch in rows.ReadBatchesAsync(columns, cancellation).ConfigureAwait(false))
                validator.Observe(batch);
            verdict = validator.Judge(Place(rows), context);
            if (!whole)
                verdict = DatasetScope.WithoutSpanning(verdict, plan.Descriptor);
            verdict = await SampleValues.FillAsync(verdict, plan.Descriptor, rows, columns, cancellation).ConfigureAwait(false);
        }
        catch (SourceException e) when (e.IsData)
        {
            return (Faulty(plan, rows, context.AsOf, validator.Rows, e) with { ContentHash = rows.Identity.ContentHash }, null);
        }

        return (verdict with { ContentHash = rows.Identity.ContentHash }, validator);
    }

    private static string Place(Rows rows) => rows.Identity switch
    {
        { Location: { } location } => location,
        { Version: { } version } identity => $"{identity.Name}@{version}",
        var identity => identity.Name,
    };

    private static Verdict Faulty(DatasetPlan plan, Rows rows, DateTimeOffset asOf, long read, SourceException fault) => new()
    {
        Dataset = plan.Descriptor.Name,
        Source = Place(rows),
        AsOf = asOf,
        Rows = read,
        Status = VerdictStatus.Failed,
        Fault = fault.Message,
        Rules = [],
    };
}
