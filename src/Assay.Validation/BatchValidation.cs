using Assay.CompilerServices;
using Assay.Validation.Batches;
using Assay.Validation.Observing;

namespace Assay.Validation;

/// <summary>
/// Validates batches in this process: opens the rows, feeds the columns that rules need to the dataset's validator, by several threads where
/// the source falls into pieces, judges, and tells the event log, the history and the alert channels. Safe to use from many threads; each
/// validation has states of its own.
/// </summary>
public sealed partial class BatchValidation : IBatchValidation
{
    private readonly IDatasetSources _sources;
    private readonly BatchValidationOptions _options;
    private readonly ReferenceSets _references;
    private readonly OtherDatasets _others;
    private readonly BaselineColumns _baselines;
    private readonly BatchAnswers _answers;
    private readonly TimeProvider _time;

    /// <summary>A validation over the datasets that <paramref name="sources"/> opens.</summary>
    /// <param name="sources">Opens datasets.</param>
    /// <param name="options">What is told, and to whom.</param>
    /// <param name="time">Gives events, history and alerts their time. Freshness is measured against the as-of time of each validation.</param>
    public BatchValidation(IDatasetSources sources, BatchValidationOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MemoryLimit);
        _sources = sources;
        _options = options;
        _references = new(sources, options.References);
        _others = new(sources, options.References);
        _baselines = new(sources, options.References);
        _answers = new(options, time);
        _time = time;
    }

    /// <summary>The same validation with other options.</summary>
    public BatchValidation With(Func<BatchValidationOptions, BatchValidationOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(_sources, change(_options), _time);
    }

    /// <inheritdoc/>
    public Task<Verdict> ValidateAsync(
        DatasetPlan plan, DatasetReference batch, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(batch);
        return ValidateRowsAsync(plan, plan.Open(_sources, ForPurpose(batch, purpose)), Context(batch, asOf), purpose, IsWhole(plan, batch), cancellation);
    }

    private static bool IsWhole(DatasetPlan plan, DatasetReference batch) => plan.Descriptor.BatchBy == BatchBy.Whole || batch.Source is null;

    private static JudgeContext Context(DatasetReference batch, DateTimeOffset asOf) => new(asOf) { Superseded = batch.Superseded };

    private static DatasetReference ForPurpose(DatasetReference batch, ValidationPurpose purpose) =>
        purpose == ValidationPurpose.Scoring ? batch with { WithoutKnownAfter = true } : batch;

    private Task<Verdict> ValidateRowsAsync(DatasetPlan plan, Rows rows, JudgeContext context, ValidationPurpose purpose, bool whole, CancellationToken cancellation) =>
        ToldAsync(plan, rows, async _ => (await JudgeAsync(plan, rows, context, purpose, whole, ask: true, cancellation).ConfigureAwait(false)).Verdict, cancellation);

    private async Task<(Verdict Verdict, Observation? State)> JudgeAsync(
        DatasetPlan plan, Rows rows, JudgeContext context, ValidationPurpose purpose, bool whole, bool ask, CancellationToken cancellation)
    {
        PieceObserver? observer = null;
        try
        {
            var references = await ReferencesAsync(plan, purpose, cancellation).ConfigureAwait(false);
            foreach (var (rule, set) in references)
                context.AddReferenceSet(rule, set);
            if (ask && await SourceRules.AskAsync(plan, rows, purpose, references, _options.Statistics, cancellation).ConfigureAwait(false) is { } answers)
            {
                observer = await ObserverAsync(plan, rows, purpose, references, answers, keysKept: false, cancellation).ConfigureAwait(false);
                var answered = await AnsweredAsync(plan, rows, observer, purpose, answers, cancellation).ConfigureAwait(false);
                return (await VerdictAsync(plan, rows, answered, context, whole, cancellation, completed: answers.HasNumberedRows).ConfigureAwait(false), null);
            }

            // States that are merged with those of other batches need their keys.
            observer = await ObserverAsync(plan, rows, purpose, references, null, keysKept: !ask, cancellation).ConfigureAwait(false);
            var state = await observer.RunAsync(_options.Threads, cancellation).ConfigureAwait(false);
            return (await VerdictAsync(plan, rows, state, context, whole, cancellation).ConfigureAwait(false), state);
        }
        catch (SourceException e) when (e.IsData)
        {
            return (Faulty(plan, rows, context.AsOf, observer?.RowsRead ?? 0, e) with { ContentHash = rows.Identity.ContentHash }, null);
        }
    }

    /// <summary>What the source answered, and what the rows say of the rest. Where nothing is left, no row is read.</summary>
    private async Task<Observation> AnsweredAsync(
        DatasetPlan plan, Rows rows, PieceObserver observer, ValidationPurpose purpose, SourceAnswers answers, CancellationToken cancellation)
    {
        if (SourceRules.Left(plan, purpose, answers).Count == 0)
        {
            var state = new Observation(plan, purpose, statistics: _options.Statistics);
            state.Validator.Take(answers);
            return state;
        }

        var read = await observer.RunAsync(_options.Threads, cancellation).ConfigureAwait(false);
        return read.Validator.RowsRead == answers.Rows ? read : throw new SourceException(
            SourceFault.Unreadable, Place(rows), "rows that came or went while they were validated", "a table that stays as it is", "Validate it again, or a table that nobody writes to meanwhile.");
    }

    private async Task<Verdict> VerdictAsync(DatasetPlan plan, Rows rows, Observation state, JudgeContext context, bool whole, CancellationToken cancellation, bool outOfReach = false, bool completed = false)
    {
        await FillAsync(context, state.Validator, rows, cancellation).ConfigureAwait(false);
        try
        {
            await _answers.AddAsync(context, state.Validator, rows, cancellation).ConfigureAwait(false);
        }
        catch (SourceException fault) when (outOfReach && fault.Fault is SourceFault.Missing or SourceFault.Unreadable && _options.Queries is not null)
        {
            foreach (var query in state.Validator.Queries)
                context.AddAnswer(query.Rule, new(null, "not checked in parts: a query needs the whole batch, which is out of reach here"));
        }

        var verdict = state.Judge(Place(rows), context);
        if (!whole)
            verdict = DatasetScope.WithoutSpanning(verdict, plan.Descriptor);
        try
        {
            verdict = await SampleValues.FillAsync(verdict, plan.Descriptor, rows, WantedColumns.Of(plan.Descriptor, state.Validator.Purpose), cancellation, completed).ConfigureAwait(false);
        }
        catch (SourceException) when (outOfReach)
        {
        }

        return verdict with { ContentHash = rows.Identity.ContentHash };
    }

    /// <summary>What rules need to know beside the rows: former batches, other datasets, the stored columns.</summary>
    private async Task FillAsync(JudgeContext context, DatasetValidator validator, Rows rows, CancellationToken cancellation)
    {
        SourceLook? look = null;
        if (validator.AsksSchema || (_options.History is not null && validator.Questions.Any()))
            look = await LookAsync(rows, cancellation).ConfigureAwait(false);
        context.Schema = look?.Columns;
        await FormerNumbers.AddAsync(context, validator, _options.History, look?.Print ?? rows.Identity.ContentHash, cancellation).ConfigureAwait(false);
        await _others.AddAsync(context, validator, cancellation).ConfigureAwait(false);
        await _baselines.AddAsync(context, validator, cancellation).ConfigureAwait(false);
    }

    /// <summary>The values that rules refer to, in the order of the rules.</summary>
    private async Task<IReadOnlyList<(ReferencesRule Rule, object Set)>> ReferencesAsync(DatasetPlan plan, ValidationPurpose purpose, CancellationToken cancellation)
    {
        var collected = new List<(ReferencesRule, object)>();
        foreach (var rule in plan.CreateValidator(purpose).References)
            collected.Add((rule, await _references.CollectAsync(rule, cancellation).ConfigureAwait(false)));
        return collected;
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
