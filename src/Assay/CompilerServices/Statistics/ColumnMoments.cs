using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>
/// Count, extremes, mean and variance of a column of numbers as a mergeable state. Whole numbers of a batch from exact sums, others within a
/// block of 1,024 in two passes; across batches and blocks by the pairwise update of Chan, Golub and LeVeque (Updating Formulae and a Pairwise Algorithm for Computing Sample Variances, 1979). Null and
/// NaN are counted and left out; an infinite value makes the mean and the deviation NaN.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ColumnMoments
{
    private double _m2;
    private double _mean;

    /// <summary>Rows that are null.</summary>
    public long Nulls { get; private set; }

    /// <summary>Rows that are NaN.</summary>
    public long NaNs { get; private set; }

    /// <summary>Rows with a number.</summary>
    public long Count { get; private set; }

    /// <summary>The least number; NaN without any.</summary>
    public double Min { get; private set; } = double.NaN;

    /// <summary>The greatest number; NaN without any.</summary>
    public double Max { get; private set; } = double.NaN;

    /// <summary>The mean; NaN without any number.</summary>
    public double Mean => Count == 0 ? double.NaN : _mean;

    /// <summary>The sample standard deviation (n − 1); NaN for fewer than two numbers.</summary>
    public double StandardDeviation => Count < 2 ? double.NaN : Math.Sqrt(_m2 / (Count - 1));

    /// <summary>Counts the nulls of a column that holds no numbers.</summary>
    public void ObserveNulls(int nulls) => Nulls += nulls;

    /// <summary>Observes a column of numbers.</summary>
    public void Observe<T>(in ColumnView<T> column)
        where T : struct, INumber<T>
    {
        Nulls += column.NullCount;
        if (default(T) is double or float or decimal)
            ObserveFloating(column);
        else
            Observe(WholeSums<T>.Of(column));
    }

    /// <summary>Observes a column of whole numbers by its sums.</summary>
    internal void Observe<T>(in WholeSums<T> sums, int nulls)
        where T : struct, INumber<T>
    {
        Nulls += nulls;
        Observe(sums);
    }

    /// <summary>Adds the state of the same column over other rows.</summary>
    public void Merge(ColumnMoments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Nulls += other.Nulls;
        NaNs += other.NaNs;
        if (other.Count == 0)
            return;
        Extend(other.Min);
        Extend(other.Max);
        var total = Count + other.Count;
        var difference = other._mean - _mean;
        var share = (double)other.Count / total;
        _m2 += other._m2 + (difference * difference * Count * share);
        _mean = Count == 0 ? other._mean : _mean + (difference * share);
        Count = total;
    }

    internal static ColumnMoments Of(ColumnAnswer answer) => new()
    {
        Nulls = answer.Nulls,
        NaNs = answer.NaNs,
        Count = answer.Count,
        Min = answer.Min,
        Max = answer.Max,
        _mean = answer.Mean,
        _m2 = answer.Count < 2 ? 0 : answer.StandardDeviation * answer.StandardDeviation * (answer.Count - 1),
    };

    internal ColumnStatistics ToStatistics() => new(Nulls, NaNs, Min, Max, Mean, StandardDeviation);

    internal void Save(StateWriter writer)
    {
        writer.Int64(Nulls);
        writer.Int64(NaNs);
        writer.Int64(Count);
        writer.Double(Min);
        writer.Double(Max);
        writer.Double(_mean);
        writer.Double(_m2);
    }

    internal void Load(StateReader reader)
    {
        Nulls = reader.Rows();
        NaNs = reader.Rows();
        Count = reader.Rows();
        Min = reader.Double();
        Max = reader.Double();
        _mean = reader.Double();
        _m2 = reader.Double();
    }

    private void Observe<T>(in WholeSums<T> sums)
        where T : struct, INumber<T>
    {
        if (sums.Count > 0)
            Merge(new() { Count = sums.Count, Min = double.CreateChecked(sums.Min), Max = double.CreateChecked(sums.Max), _mean = (double)sums.Sum / sums.Count, _m2 = sums.SquaredDifferences() });
    }

    private void ObserveFloating<T>(in ColumnView<T> column)
        where T : struct, INumber<T>
    {
        var room = default(BlockOf<T>);
        Span<T> gathered = room;
        Span<double> widened = stackalloc double[BlockOf<T>.Length];
        for (var start = 0; start < column.Length; start += BlockOf<T>.Length)
        {
            var block = column.Block(start, Math.Min(BlockOf<T>.Length, column.Length - start), gathered);
            if (typeof(T) == typeof(double))
            {
                Observe(MemoryMarshal.Cast<T, double>(block), widened);
                continue;
            }

            for (var i = 0; i < block.Length; i++)
                widened[i] = double.CreateChecked(block[i]);
            Observe(widened[..block.Length], gathered: widened);
        }
    }

    private void Observe(ReadOnlySpan<double> block, Span<double> gathered)
    {
        if (block.IsEmpty)
            return;
        var (sum, least, greatest) = BlockMoments.Sum(block);
        if (double.IsNaN(sum))
        {
            var count = 0;
            foreach (var value in block)
            {
                if (!double.IsNaN(value))
                    gathered[count++] = value;
            }

            NaNs += block.Length - count;
            block = gathered[..count];
            if (count == 0)
                return;
            (sum, least, greatest) = BlockMoments.Sum(block);
        }

        var mean = sum / block.Length;
        Merge(new() { Count = block.Length, Min = least, Max = greatest, _mean = mean, _m2 = BlockMoments.SquaredDifferences(block, mean) });
    }

    private void Extend(double value)
    {
        Min = double.IsNaN(Min) || value < Min ? value : Min;
        Max = double.IsNaN(Max) || value > Max ? value : Max;
    }
}
