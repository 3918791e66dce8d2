using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// A rule with its mergeable state: counts, and the first failing rows as samples. Not thread-safe: one per thread, then <see cref="Merge"/>.
/// Judging changes no state.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Rule(string id)
{
    private long _inScope;
    private long _failing;
    private long _nulls;
    private Action<string, string, long>? _told;

    /// <summary>The id of the <see cref="RuleDescriptor"/>.</summary>
    public string Id { get; } = id;

    /// <summary>Whether the rule belongs to whole batches, so that requests and monitor windows leave it out.</summary>
    public virtual bool IsBatchRule => false;

    /// <summary>What it wants to know of former batches before it is judged; null for nothing.</summary>
    internal virtual HistoryQuestion? Asks => null;

    /// <summary>Another dataset whose numbers it needs before it is judged; null for none.</summary>
    internal virtual OtherDataset? Beside => null;

    /// <summary>A column whose distribution it needs before it is judged; null for none.</summary>
    internal virtual BaselineColumn? Compared => null;

    /// <summary>A query over the whole batch whose answer it needs before it is judged; null for none.</summary>
    internal virtual QueryAsked? Query => null;

    /// <summary>Whether it needs to know which columns the batch stores.</summary>
    internal virtual bool AsksSchema => false;

    /// <summary>Rows that the rule looked at.</summary>
    public long InScope => _inScope;

    /// <summary>Rows that failed.</summary>
    public virtual long Failing => _failing;

    /// <summary>Rows left out because a value is null.</summary>
    public long Nulls => _nulls;

    /// <summary>The first failing rows.</summary>
    public SampleSet Samples { get; } = new();

    /// <summary>Whether any batch was observed.</summary>
    public bool Observed { get; private set; }

    /// <summary>Whether the rule counts for the validator's purpose; an inactive rule observes nothing and is not judged.</summary>
    public bool Active { get; internal set; } = true;

    /// <summary>Whether the source answered the rule: it then observes nothing, and is judged by the answer.</summary>
    public bool Answered { get; private set; }

    /// <summary>Adds the state of the same rule over other rows. Commutative and associative.</summary>
    public virtual void Merge(Rule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        checked
        {
            _inScope += other._inScope;
            _failing += other._failing;
            _nulls += other._nulls;
        }

        Observed |= other.Observed;
        Samples.Merge(other.Samples);
    }

    /// <summary>What became of the rule.</summary>
    public virtual RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context) => JudgeRows(descriptor, _failing, Samples);

    internal virtual void Watch(Action<string, string, long> told) => _told = told;

    internal void Take(RuleAnswer answer)
    {
        Answered = true;
        Active = false;
        Observed = true;
        (_inScope, _failing, _nulls) = (answer.InScope, answer.Failing, answer.Nulls);
        foreach (var sample in answer.Samples)
            Samples.Add(sample);
        TakeOwn(answer);
    }

    /// <summary>Takes what an answer says beside counts.</summary>
    private protected virtual void TakeOwn(RuleAnswer answer)
    {
    }

    internal virtual void Bind(RuleDescriptor rule, DatasetDescriptor dataset) => Samples.Attach(dataset);

    /// <summary>The first failing rows, those among them that only all rows together show.</summary>
    internal virtual SampleSet AllSamples() => Samples;

    /// <summary>Whether somebody asked to be told of failing rows.</summary>
    internal bool IsWatched => _told is not null;

    /// <summary>Says how much memory the state may use; before the first batch.</summary>
    internal virtual void Allow(KeyBudget budget)
    {
    }

    /// <summary>The batches up to <see cref="EndPiece"/> are those of a piece of which values of some columns, by ordinal, lie between bounds where no other piece has any.</summary>
    internal virtual void BeginPiece(IReadOnlyDictionary<int, ColumnBounds> apart)
    {
    }

    /// <summary>Ends a piece.</summary>
    internal virtual void EndPiece()
    {
    }

    /// <summary>Tells of failing rows that only all rows together show; once, after the last batch.</summary>
    internal virtual void Complete()
    {
    }

    internal virtual void Save(StateWriter writer) => SaveCounts(writer, _failing, Samples);

    private protected void SaveCounts(StateWriter writer, long failing, SampleSet samples)
    {
        writer.Bool(Observed);
        writer.Int64(_inScope);
        writer.Int64(failing);
        writer.Int64(_nulls);
        samples.Save(writer);
    }

    internal virtual void Load(StateReader reader)
    {
        Observed = reader.Bool();
        _inScope = reader.Rows();
        _failing = reader.Rows();
        _nulls = reader.Rows();
        if (_failing > _inScope || (!Observed && _inScope + _nulls > 0))
            throw reader.Damaged("counts that contradict each other");
        Samples.Load(reader);
    }

    /// <summary>Marks the rule as observed and counts rows in scope.</summary>
    protected void CountScope(long rows, long nulls = 0)
    {
        Observed = true;
        checked
        {
            _inScope += rows;
            _nulls += nulls;
        }
    }

    /// <summary>Counts a failing row and keeps it as a sample while there is room.</summary>
    protected void Fail(ColumnBatch batch, int row)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _failing++;
        Samples.Offer(batch, row);
        Tell(batch, row);
    }

    /// <summary>Counts a failing row that is no row of the batch at hand.</summary>
    private protected void FailElsewhere(RowPlace place)
    {
        _failing++;
        Samples.OfferWithoutValues(place);
        Tell(place);
    }

    /// <summary>Tells whoever watches of a failing row.</summary>
    private protected void Tell(ColumnBatch batch, int row) => _told?.Invoke(Id, batch.Source, batch.PlaceOf(row));

    /// <summary>Tells whoever watches of a failing row that is no row of the batch at hand.</summary>
    private protected void Tell(RowPlace place) => _told?.Invoke(Id, place.Source, place.Row);

    /// <summary>An empty sample set that shows and masks columns as <see cref="Samples"/> does.</summary>
    private protected SampleSet NewSamples() => Samples.NewLike();

    /// <summary>Judges by the share of rows in scope that pass.</summary>
    private protected RuleOutcome JudgeRows(RuleDescriptor descriptor, long failing, SampleSet samples)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (!Observed || _inScope == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no row in scope" : "not read");
        var share = (double)(_inScope - failing) / _inScope;
        var status = share >= descriptor.Mostly ? VerdictStatus.Passed : FailureStatus(descriptor.Severity);
        return Outcome(descriptor, status, Describe(failing)) with { Failing = failing, Samples = samples.ToList() };
    }

    /// <summary>What was found, in words.</summary>
    private protected virtual string Describe(long failing) => Counts.Describe(failing, _inScope);

    /// <summary>Makes the outcome of a rule without failing rows.</summary>
    protected RuleOutcome Outcome(RuleDescriptor descriptor, VerdictStatus status, string observed, double? value = null)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return new()
        {
            Id = descriptor.Id,
            Kind = descriptor.Kind,
            Columns = descriptor.Columns,
            Severity = descriptor.Severity,
            Status = status,
            Expectation = descriptor.Expectation,
            Observed = observed,
            InScope = _inScope,
            Nulls = _nulls,
            Value = value is { } number && double.IsFinite(number) ? number : null,
            Mostly = descriptor.Mostly,
        };
    }

    /// <summary>The status of a failed rule.</summary>
    protected static VerdictStatus FailureStatus(Severity severity) => severity switch
    {
        Severity.Info => VerdictStatus.Noted,
        Severity.Warning => VerdictStatus.Warned,
        _ => VerdictStatus.Failed,
    };
}
