using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>
/// How many different values a column holds, or how many for each row that is not null. Up to a million they are counted exactly (by 64 bits
/// of their fingerprints), beyond estimated with a standard error of 0.8 %, which the outcome says. The same however the rows were split.
/// </summary>
internal sealed class DistinctRule(string id, double min, double max, bool isShare) : MeasureRule(id, min, max)
{
    private readonly DistinctTally _tally = new();

    internal void Observe<T>(in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        var (values, nulls) = Hashes.Of(column, scope, (hash, _) => _tally.Add(hash));
        CountScope(values, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        _tally.Merge(((DistinctRule)other)._tally);
    }

    // An estimate may exceed the rows, the number itself can't.
    internal override double Measure() => isShare ? Math.Min(1, (double)_tally.Count / InScope) : Math.Min(_tally.Count, InScope);

    // A column of nulls has no different values; only a share of nothing is none.
    internal override string? Missing() => isShare || !Observed ? base.Missing() : null;

    internal override string Words(double value)
    {
        var count = string.Create(CultureInfo.InvariantCulture, $"{(_tally.IsExact ? "" : "about ")}{Math.Min(_tally.Count, InScope):N0} different value{(_tally.Count == 1 ? "" : "s")}");
        var share = isShare ? string.Create(CultureInfo.InvariantCulture, $" in {InScope:N0} rows ({100 * value:0.###} %)") : "";
        return count + share + (_tally.IsExact ? "" : " (estimated, standard error 0.8 %)");
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        _tally.Save(writer);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        _tally.Load(reader);
    }
}
