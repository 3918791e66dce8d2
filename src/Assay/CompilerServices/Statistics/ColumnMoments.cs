using System.ComponentModel;
using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>
/// Count, extremes, mean and variance of a column of numbers as a mergeable state. Within a batch in two passes, across batches by the
/// pairwise update of Chan, Golub and LeVeque (Updating Formulae and a Pairwise Algorithm for Computing Sample Variances, 1979). Null and
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
        where T : struct, INumberBase<T>
    {
        var batch = new ColumnMoments();
        double sum = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (column.IsNull(row))
                continue;
            var value = double.CreateChecked(column[row]);
            if (double.IsNaN(value))
            {
                batch.NaNs++;
                continue;
            }

            batch.Extend(value);
            batch.Count++;
            sum += value;
        }

        batch.Nulls = column.NullCount;
        batch._mean = batch.Count == 0 ? 0 : sum / batch.Count;
        for (var row = 0; row < column.Length; row++)
        {
            if (column.IsNull(row))
                continue;
            var difference = double.CreateChecked(column[row]) - batch._mean;
            if (!double.IsNaN(difference))
                batch._m2 += difference * difference;
        }

        Merge(batch);
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

    private void Extend(double value)
    {
        Min = double.IsNaN(Min) || value < Min ? value : Min;
        Max = double.IsNaN(Max) || value > Max ? value : Max;
    }
}
