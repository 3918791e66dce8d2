using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>
/// The different values of a column are exactly those of a set, contain them, or lie within it. Values are compared by 64 bits of their
/// fingerprints; those outside of the set are counted as <see cref="DistinctTally"/> does.
/// </summary>
internal sealed class DistinctSetRule(string id, IReadOnlyList<ulong> expected, bool mustContain, bool mustLieWithin) : Rule(id)
{
    private readonly HashSet<ulong> _expected = [.. expected];
    private readonly HashSet<ulong> _found = [];
    private readonly DistinctTally _others = new();
    private long _otherRows;

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    internal void Observe<T>(in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        var (values, nulls) = Hashes.Of(column, scope, Take);
        CountScope(values, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        var theirs = (DistinctSetRule)other;
        _found.UnionWith(theirs._found);
        _others.Merge(theirs._others);
        _otherRows += theirs._otherRows;
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (!Observed || InScope == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no value" : "not read");
        var missing = _expected.Count - _found.Count;
        var passes = (!mustContain || missing == 0) && (!mustLieWithin || _otherRows == 0);
        var culture = CultureInfo.InvariantCulture;
        List<string> words = [];
        if (mustContain)
            words.Add(missing == 0 ? "all expected values found" : string.Create(culture, $"{missing:N0} of {_expected.Count:N0} expected values not found"));
        if (mustLieWithin)
        {
            words.Add(_otherRows == 0
                ? "no other value"
                : string.Create(culture, $"{(_others.IsExact ? "" : "about ")}{_others.Count:N0} other value{(_others.Count == 1 ? "" : "s")} in {_otherRows:N0} rows"));
        }

        return Outcome(descriptor, passes ? VerdictStatus.Passed : FailureStatus(descriptor.Severity), string.Join(", ", words));
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        foreach (var hash in expected)
            writer.Bool(_found.Contains(hash));
        _others.Save(writer);
        writer.Int64(_otherRows);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        foreach (var hash in expected)
        {
            if (reader.Bool())
                _found.Add(hash);
        }

        _others.Load(reader);
        _otherRows = reader.Rows();
        if (_otherRows > InScope)
            throw reader.Damaged("counts that contradict each other");
    }

    private void Take(ulong hash, long rows)
    {
        if (_expected.Contains(hash))
        {
            _found.Add(hash);
            return;
        }

        _otherRows += rows;
        _others.Add(hash);
    }
}
