using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>
/// The sums of numbers, of their squares and of the products of pairs: what sums, variances and correlations are made of. Whole numbers are
/// summed exactly, others with twice the digits of a double. NaN is left out before.
/// </summary>
internal sealed class PowerSums
{
    private readonly Line _line = new();
    private readonly WideSum[] _whole = new WideSum[5];
    private readonly DoubleDouble[] _real = new DoubleDouble[5];

    /// <summary>How many numbers, or pairs, were added.</summary>
    internal long Count { get; private set; }

    /// <summary>Whether infinite numbers were added.</summary>
    internal bool IsInfinite => _line.Infinite != 0;

    /// <summary>The sum of the first numbers; infinite or NaN where one of them is infinite.</summary>
    internal double Sum => IsInfinite ? _line.Infinite : _real[X].Value + (double)_whole[X].ToInteger();

    /// <summary>The sample variance (n − 1) of the first numbers; NaN of fewer than two, and where one is infinite or too large to be squared.</summary>
    internal double Variance => Count < 2 || IsInfinite ? double.NaN : Math.Max(0, Spread(X, X, XX) / Count / (Count - 1));

    /// <summary>Pearson's r; NaN of fewer than two pairs, and where one side is constant or infinite.</summary>
    internal double Correlation
    {
        get
        {
            var (ofOne, ofTwo) = (Spread(X, X, XX), Spread(Y, Y, YY));
            return Count < 2 || IsInfinite || !(ofOne > 0) || !(ofTwo > 0)
                ? double.NaN
                : Math.Clamp(Spread(X, Y, XY) / (Math.Sqrt(ofOne) * Math.Sqrt(ofTwo)), -1, 1);
        }
    }

    private const int X = 0;
    private const int Y = 1;
    private const int XX = 2;
    private const int YY = 3;
    private const int XY = 4;

    internal static bool IsWhole<T>() => typeof(T) != typeof(double) && typeof(T) != typeof(float) && typeof(T) != typeof(decimal);

    internal void Add<T>(T value)
        where T : struct, INumberBase<T>
    {
        Count++;
        if (IsWhole<T>())
        {
            var whole = Int128.CreateTruncating(value);
            _whole[X].Add(whole);
            _whole[XX].AddProduct(whole, whole);
        }
        else if (_line.IsFinite(double.CreateChecked(value), out var real))
        {
            _real[X] += real;
            _real[XX] += DoubleDouble.Product(real, real);
        }
    }

    internal void AddPair<T1, T2>(T1 one, T2 two)
        where T1 : struct, INumberBase<T1>
        where T2 : struct, INumberBase<T2>
    {
        Count++;
        if (IsWhole<T1>() && IsWhole<T2>())
        {
            var (x, y) = (Int128.CreateTruncating(one), Int128.CreateTruncating(two));
            _whole[X].Add(x);
            _whole[Y].Add(y);
            _whole[XX].AddProduct(x, x);
            _whole[YY].AddProduct(y, y);
            _whole[XY].AddProduct(x, y);
        }
        else if (_line.IsFinite(double.CreateChecked(one), out var x) & _line.IsFinite(double.CreateChecked(two), out var y))
        {
            _real[X] += x;
            _real[Y] += y;
            _real[XX] += DoubleDouble.Product(x, x);
            _real[YY] += DoubleDouble.Product(y, y);
            _real[XY] += DoubleDouble.Product(x, y);
        }
    }

    internal void Merge(PowerSums other)
    {
        Count += other.Count;
        _line.Infinite += other._line.Infinite;
        for (var i = 0; i < _whole.Length; i++)
        {
            _whole[i].Add(other._whole[i]);
            _real[i] += other._real[i];
        }
    }

    internal void Save(StateWriter writer)
    {
        writer.Int64(Count);
        writer.Double(_line.Infinite);
        for (var i = 0; i < _whole.Length; i++)
        {
            _whole[i].Save(writer);
            _real[i].Save(writer);
        }
    }

    internal void Load(StateReader reader)
    {
        Count = reader.Rows();
        _line.Infinite = reader.Double();
        for (var i = 0; i < _whole.Length; i++)
        {
            _whole[i] = WideSum.Load(reader);
            _real[i] = DoubleDouble.Load(reader);
        }
    }

    // n·Σxy − Σx·Σy.
    private double Spread(int one, int two, int product) =>
        (double)((Count * _whole[product].ToInteger()) - (_whole[one].ToInteger() * _whole[two].ToInteger()))
        + ((_real[product] * (DoubleDouble)(double)Count) + -(_real[one] * _real[two])).Value;

    /// <summary>Keeps infinite numbers apart: added to finite ones they would leave nothing of these.</summary>
    private sealed class Line
    {
        /// <summary>The sum of the infinite numbers: infinite, or NaN of both signs; zero without any.</summary>
        internal double Infinite { get; set; }

        internal bool IsFinite(double value, out double finite)
        {
            finite = value;
            if (double.IsFinite(value))
                return true;
            Infinite += value;
            return false;
        }
    }
}
