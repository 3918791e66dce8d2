using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>
/// The sum, the variance or the standard deviation of a column of numbers, null and NaN left out. Of whole numbers they are exact but for the
/// last rounding, whatever the split. Of others the sum of n is off by at most n·2⁻¹⁰⁴·Σ|x| before that rounding, the variance by
/// 8n·2⁻¹⁰⁴·Σx²/(n − 1): two splits agree but for the last digits of a double, unless the numbers are 10¹⁴ times farther from zero than from
/// each other. A decimal counts as the nearest double.
/// </summary>
internal sealed class PowerRule(string id, double min, double max, string what) : SumsRule(id, min, max)
{
    internal void Observe<T>(in ColumnView<T> column, ReadOnlySpan<bool> scope)
        where T : struct, INumberBase<T>
    {
        if (!Active)
            return;
        long nulls = 0;
        var before = Sums.Count;
        for (var row = 0; row < column.Length; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (column.IsNull(row))
                nulls++;
            else if (column[row] is var value && !T.IsNaN(value))
                Sums.Add(value);
        }

        CountScope(Sums.Count - before, nulls);
    }

    internal override double Measure() => what switch
    {
        "sum" => Sums.Sum,
        "variance" => Sums.Variance,
        _ => Math.Sqrt(Sums.Variance),
    };

    internal override string? Missing() => what != "sum" && InScope == 1 ? "one number, which has no deviation" : base.Missing();

    internal override string Words(double value) => $"{what.Replace('_', ' ')} {Text(value)}";
}
