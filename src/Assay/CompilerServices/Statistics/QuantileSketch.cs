using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// Quantiles of any number of values in bounded memory: the sketch of Karnin, Lang and Liberty (2016) with k = 512. The rank of what it answers
/// is within 1 % of all values of the rank that was asked for. Exact while fewer than k values came. The same values in the same order give the
/// same sketch, and sketches of parts merge.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class QuantileSketch
{
    /// <summary>The greatest error of a rank, as a share of the number of values.</summary>
    public const double RankError = 0.01;

    private const int Size = 512;
    private const int LeastCapacity = 8;
    private const double Shrinkage = 2.0 / 3;

    private readonly List<Level> _levels = [new()];
    private int _capacity = Size;
    private int _held;
    private ulong _coin = 0x9E3779B97F4A7C15;
    private (double[] Values, long[] Weights)? _sorted;

    /// <summary>How many values came.</summary>
    public long Count { get; private set; }

    /// <summary>Whether every value is still held.</summary>
    public bool IsExact => _levels.Count == 1;

    /// <summary>Adds a value.</summary>
    public void Add(double value)
    {
        _sorted = null;
        Count++;
        _levels[0].Add(value);
        if (++_held >= _capacity)
            Compress();
    }

    /// <summary>Adds a value that came several times.</summary>
    public void Add(double value, long times)
    {
        _sorted = null;
        Count += times;
        for (var level = 0; times > 0; level++, times >>= 1)
        {
            if ((times & 1) == 0)
                continue;
            Reach(level);
            _levels[level].Add(value);
            _held++;
        }

        while (_held >= _capacity)
            Compress();
    }

    /// <summary>Adds what another sketch saw.</summary>
    public void Merge(QuantileSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _sorted = null;
        Count += other.Count;
        Reach(other._levels.Count - 1);
        for (var level = 0; level < other._levels.Count; level++)
        {
            foreach (var value in other._levels[level].Values)
                _levels[level].Add(value);
            _held += other._levels[level].Count;
        }

        while (_held >= _capacity)
            Compress();
    }

    /// <summary>The value at the nearest rank: the least one that at least this share of all values does not exceed. NaN where there is none.</summary>
    public double Quantile(double share)
    {
        var (values, weights) = Sorted();
        if (values.Length == 0)
            return double.NaN;
        var wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (var i = 0; i < values.Length; i++)
        {
            seen += weights[i];
            if (seen >= wanted)
                return values[i];
        }

        return values[^1];
    }

    /// <summary>About how many values lie below one.</summary>
    public long Below(double value)
    {
        var (values, weights) = Sorted();
        long below = 0;
        for (var i = 0; i < values.Length && values[i] < value; i++)
            below += weights[i];
        return below;
    }

    /// <summary>The values held, ascending, and for how many each stands.</summary>
    public (double[] Values, long[] Weights) Sorted()
    {
        if (_sorted is { } known)
            return known;
        var values = new double[_held];
        var weights = new long[_held];
        var at = 0;
        for (var level = 0; level < _levels.Count; level++)
        {
            foreach (var value in _levels[level].Values)
            {
                values[at] = value;
                weights[at++] = 1L << level;
            }
        }

        Array.Sort(values, weights);
        _sorted = (values, weights);
        return (values, weights);
    }

    internal void Save(StateWriter writer)
    {
        writer.Int64(Count);
        writer.Int64((long)_coin);
        writer.Int64(_levels.Count);
        foreach (var level in _levels)
        {
            writer.Int64(level.Count);
            foreach (var value in level.Values)
                writer.Double(value);
        }
    }

    internal void Load(StateReader reader)
    {
        var count = reader.Rows();
        _coin = (ulong)reader.Int64();
        var levels = reader.Count(8);
        if (levels is 0 or > 62)
            throw reader.Damaged("a sketch of no levels");
        Reach(levels - 1);
        UInt128 weight = 0;
        foreach (var (level, at) in _levels.Select((level, at) => (level, at)))
        {
            for (var left = reader.Count(8); left > 0; left--, _held++)
            {
                var value = reader.Double();
                if (double.IsNaN(value))
                    throw reader.Damaged("a value that is no number");
                level.Add(value);
                weight += (UInt128)1 << at;
            }
        }

        if (weight != (UInt128)count)
            throw reader.Damaged("a sketch that stands for another number of values");
        Count = count;
    }

    // The lowest full level is sorted, and every second value of it moves up with twice the weight.
    private void Compress()
    {
        for (var level = 0; level < _levels.Count; level++)
        {
            if (_levels[level].Count < CapacityOf(level))
                continue;
            Reach(level + 1);
            var moved = _levels[level].Halve(Flip());
            foreach (var value in moved)
                _levels[level + 1].Add(value);
            _held -= _levels[level].Forget(moved.Length);
            if (_held < _capacity)
                return;
        }
    }

    private void Reach(int level)
    {
        if (level < _levels.Count)
            return;
        while (level >= _levels.Count)
            _levels.Add(new());
        _capacity = 0;
        for (var i = 0; i < _levels.Count; i++)
            _capacity += CapacityOf(i);
    }

    private int CapacityOf(int level) => Math.Max(LeastCapacity, (int)Math.Ceiling(Size * Math.Pow(Shrinkage, _levels.Count - 1 - level)));

    private bool Flip()
    {
        _coin ^= _coin << 13;
        _coin ^= _coin >> 7;
        _coin ^= _coin << 17;
        return (_coin & 1) == 1;
    }

    private sealed class Level
    {
        private double[] _values = new double[16];

        public int Count { get; private set; }

        public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

        /// <summary>Adds a value.</summary>
    public void Add(double value)
        {
            if (Count == _values.Length)
                Array.Resize(ref _values, 2 * Count);
            _values[Count++] = value;
        }

        /// <summary>Every second value in order; an odd one out stays behind as the last.</summary>
        public double[] Halve(bool odd)
        {
            var even = Count & ~1;
            Array.Sort(_values, 0, even);
            var moved = new double[even / 2];
            for (var i = 0; i < moved.Length; i++)
                moved[i] = _values[(2 * i) + (odd ? 1 : 0)];
            return moved;
        }

        /// <summary>Forgets what was halved, and says by how many values fewer are held in all.</summary>
        public int Forget(int moved)
        {
            if ((Count & 1) == 1)
                _values[0] = _values[Count - 1];
            Count &= 1;
            return moved;
        }
    }
}
