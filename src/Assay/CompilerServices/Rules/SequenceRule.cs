namespace Assay.CompilerServices;

/// <summary>
/// Values of which each must follow the one before it. What was seen is kept as runs of rows that follow each other, with the first and the last
/// value of each, so that states merge by place: every pair of neighbours is looked at once, however the rows were split.
/// </summary>
/// <param name="id">The rule's id.</param>
/// <param name="follows">Whether the second of two values may follow the first.</param>
internal sealed class SequenceRule<T>(string id, Func<T, T, bool> follows) : Rule(id)
    where T : struct
{
    private readonly List<SequenceRun<T>> _runs = [];

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    internal void Observe(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        if (batch.RowCount == 0)
        {
            CountScope(0);
            return;
        }

        var (run, at) = Begin(RowPlace.Of(batch, 0), RowPlace.Of(batch, batch.RowCount - 1));
        long rows = 0;
        long nulls = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (column.IsNull(row))
            {
                nulls++;
                continue;
            }

            rows++;
            var value = column[row];
            if (Bounds.IsNaN(value) || (run.HasValue && !follows(run.LastValue, value)))
                Fail(batch, row);
            if (!Bounds.IsNaN(value))
                run.Add(value, RowPlace.Of(batch, row));
        }

        CountScope(rows, nulls);
        JoinNext(at);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        foreach (var run in ((SequenceRule<T>)other)._runs)
        {
            var at = IndexAfter(run.First);
            _runs.Insert(at, run with { });
            JoinNext(at);
            if (at > 0)
                JoinNext(at - 1);
        }
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        var failing = Failing;
        var samples = NewSamples();
        samples.Merge(Samples);
        foreach (var place in Apart())
        {
            failing++;
            samples.OfferWithoutValues(place);
        }

        return JudgeRows(descriptor, failing, samples);
    }

    internal override void Complete()
    {
        foreach (var place in Apart())
            Tell(place);
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        writer.Int64(_runs.Count);
        foreach (var run in _runs)
            run.Save(writer);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        for (var left = reader.Count(35); left > 0; left--)
        {
            var run = SequenceRun<T>.Load(reader);
            if (_runs.Count > 0 && run.First.CompareTo(_runs[^1].First) < 0)
                throw reader.Damaged("rows out of order");
            _runs.Add(run);
        }
    }

    // Runs that don't touch follow each other all the same: of another source, or with no row of this segment between.
    private IEnumerable<RowPlace> Apart()
    {
        SequenceRun<T>? before = null;
        foreach (var run in _runs.Where(static run => run.HasValue))
        {
            if (before is not null && !follows(before.LastValue, run.FirstValue))
                yield return run.FirstAt;
            before = run;
        }
    }

    private (SequenceRun<T> Run, int At) Begin(RowPlace first, RowPlace last)
    {
        var at = IndexAfter(first);
        if (at > 0 && _runs[at - 1].Touches(first))
        {
            _runs[at - 1].Last = last;
            return (_runs[at - 1], at - 1);
        }

        var run = new SequenceRun<T> { First = first, Last = last };
        _runs.Insert(at, run);
        return (run, at);
    }

    private void JoinNext(int at)
    {
        if (at + 1 >= _runs.Count || !_runs[at].Touches(_runs[at + 1].First))
            return;
        var (run, next) = (_runs[at], _runs[at + 1]);
        if (run.HasValue && next.HasValue && !follows(run.LastValue, next.FirstValue))
            FailElsewhere(next.FirstAt);
        run.Append(next);
        _runs.RemoveAt(at + 1);
    }

    private int IndexAfter(RowPlace first)
    {
        var at = _runs.Count;
        while (at > 0 && first.CompareTo(_runs[at - 1].First) < 0)
            at--;
        return at;
    }
}
