using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>
/// Quantiles: exact while there are up to 65,536 different numbers, beyond from a <see cref="QuantileSketch"/>. A quantile is the mean of the
/// two numbers between which its share lies, the number itself where it lies on one (type 2 of Hyndman and Fan, The American Statistician 50,
/// 1996; <c>averaged_inverted_cdf</c> in numpy).
/// </summary>
internal sealed class QuantileTally(int most = QuantileTally.Usual)
{
    internal const int Usual = 65_536;

    private Dictionary<double, long>? _counts = [];
    private QuantileSketch? _sketch;

    internal bool IsExact => _counts is not null;

    internal long Count { get; private set; }

    internal void Add(double value, long times = 1)
    {
        Count += times;
        // −0 and 0 are one number.
        value += 0.0;
        if (_counts is null)
        {
            _sketch!.Add(value, times);
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _) += times;
        if (_counts.Count > most)
            Sketch();
    }

    internal double Quantile(double share)
    {
        if (Count == 0)
            return double.NaN;
        var (values, weights) = Sorted();
        // As decimals: a tenth of ten values is one value.
        var wanted = (decimal)share * Count;
        long seen = 0;
        for (var i = 0; i < values.Length; i++)
        {
            seen += weights[i];
            if (seen > wanted || i == values.Length - 1)
                return values[i];
            if (seen == wanted)
                return (values[i] / 2) + (values[i + 1] / 2);
        }

        return double.NaN;
    }

    internal void Merge(QuantileTally other)
    {
        if (other._counts is { } counts)
        {
            foreach (var (value, times) in counts.OrderBy(one => one.Key))
                Add(value, times);
            return;
        }

        Sketch();
        Count += other.Count;
        _sketch!.Merge(other._sketch!);
    }

    internal void Save(StateWriter writer)
    {
        writer.Bool(IsExact);
        if (_counts is null)
        {
            _sketch!.Save(writer);
            return;
        }

        var (values, weights) = Sorted();
        writer.Int64(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            writer.Double(values[i]);
            writer.Int64(weights[i]);
        }
    }

    internal void Load(StateReader reader)
    {
        if (reader.Bool())
        {
            for (var left = reader.Count(16); left > 0; left--)
            {
                var value = reader.Double();
                Add(double.IsNaN(value) ? throw reader.Damaged("a value that is no number") : value, reader.Rows());
            }

            return;
        }

        Sketch();
        _sketch!.Load(reader);
        Count = _sketch.Count;
    }

    /// <summary>The values held, ascending, and for how many each stands.</summary>
    internal (double[] Values, long[] Weights) Sorted()
    {
        if (_counts is null)
            return _sketch!.Sorted();
        double[] values = [.. _counts.Keys];
        long[] weights = [.. _counts.Values];
        Array.Sort(values, weights);
        return (values, weights);
    }

    private void Sketch()
    {
        if (_counts is null)
            return;
        var (values, weights) = Sorted();
        _sketch = new();
        for (var i = 0; i < values.Length; i++)
            _sketch.Add(values[i], weights[i]);
        _counts = null;
    }
}
