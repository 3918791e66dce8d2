using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>
/// Pearson's correlation of two columns of numbers over the rows in which both are numbers. Of two columns of whole numbers it is exact but for
/// the last roundings, whatever the split; of others as <see cref="PowerRule"/> says. A constant column has none, and the rule fails.
/// </summary>
internal sealed class CorrelationRule(string id, double min, double max) : SumsRule(id, min, max)
{
    internal void Observe<T1, T2>(in ColumnView<T1> one, in ColumnView<T2> two, ReadOnlySpan<bool> scope)
        where T1 : struct, INumberBase<T1>
        where T2 : struct, INumberBase<T2>
    {
        if (!Active)
            return;
        long nulls = 0;
        var before = Sums.Count;
        for (var row = 0; row < one.Length; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (one.IsNull(row) || two.IsNull(row))
                nulls++;
            else if (one[row] is var x && two[row] is var y && !T1.IsNaN(x) && !T2.IsNaN(y))
                Sums.AddPair(x, y);
        }

        CountScope(Sums.Count - before, nulls);
    }

    internal override double Measure() => Sums.Correlation;

    internal override string? Missing() => InScope == 1 ? "one pair of numbers, which has no correlation" : base.Missing();

    internal override string Words(double value) =>
        double.IsNaN(value) ? "no correlation: a column is constant or infinite" : $"correlation {Text(value)}";
}
