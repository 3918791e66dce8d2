using System.Numerics;
using Assay.CompilerServices;

namespace Assay.Validation.Observing;

/// <summary>
/// Mean and deviation of a column of whole numbers from exact sums, so that they are the same to the last bit however the rows were split.
/// </summary>
internal sealed class WholeMoments
{
    private Int128 _sum;
    private UInt128 _squares;
    private ulong _carries;
    private long _count;

    public double? Mean => _count == 0 ? null : (double)_sum / _count;

    /// <summary>The sample standard deviation; null for fewer than two numbers.</summary>
    public double? StandardDeviation
    {
        get
        {
            if (_count < 2)
                return null;
            BigInteger sum = _sum;
            var squares = ((BigInteger)_carries << 128) + _squares;
            return Math.Sqrt((double)((squares * _count) - (sum * sum)) / ((double)_count * (_count - 1)));
        }
    }

    public void Observe<T>(in WholeSums<T> sums)
        where T : struct, INumber<T>
    {
        _sum += sums.Sum;
        AddSquares(sums.Squares);
        _carries += sums.Carries;
        _count += sums.Count;
    }

    public void Merge(WholeMoments other)
    {
        _sum += other._sum;
        AddSquares(other._squares);
        _carries += other._carries;
        _count += other._count;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write((ulong)(_sum >> 64));
        writer.Write((ulong)_sum);
        writer.Write((ulong)(_squares >> 64));
        writer.Write((ulong)_squares);
        writer.Write(_carries);
        writer.Write(_count);
    }

    public static WholeMoments Load(BinaryReader reader) => new()
    {
        _sum = new Int128(reader.ReadUInt64(), reader.ReadUInt64()),
        _squares = new UInt128(reader.ReadUInt64(), reader.ReadUInt64()),
        _carries = reader.ReadUInt64(),
        _count = reader.ReadInt64(),
    };

    private void AddSquares(UInt128 squares)
    {
        _squares = unchecked(_squares + squares);
        if (_squares < squares)
            _carries++;
    }
}
