using System.Globalization;
using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>
/// A quantile of a column of numbers, null and NaN left out: exact, and the same however the rows were split, while there are up to 65,536
/// different numbers. Beyond them its rank is within 1 % of all rows of the rank that is asked for, and the outcome says so.
/// </summary>
internal sealed class QuantileRule(string id, double share, double min, double max) : MeasureRule(id, min, max)
{
    private readonly QuantileTally _tally = new();

    internal void Observe<T>(in ColumnView<T> column, ReadOnlySpan<bool> scope)
        where T : struct, INumberBase<T>
    {
        if (!Active)
            return;
        long nulls = 0;
        var before = _tally.Count;
        for (var row = 0; row < column.Length; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (column.IsNull(row))
                nulls++;
            else if (double.CreateChecked(column[row]) is var value && !double.IsNaN(value))
                _tally.Add(value);
        }

        CountScope(_tally.Count - before, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        _tally.Merge(((QuantileRule)other)._tally);
    }

    internal override double Measure() => _tally.Quantile(share);

    internal override string Words(double value)
    {
        var name = share == 0.5 ? "median" : string.Create(CultureInfo.InvariantCulture, $"{share:0.######} quantile");
        return _tally.IsExact ? $"{name} {Text(value)}" : $"{name} about {Text(value)} (estimated: its rank is within 1 % of the rows)";
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
        if (_tally.Count != InScope)
            throw reader.Damaged("quantiles of another number of rows");
    }
}
