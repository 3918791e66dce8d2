using Assay.CompilerServices;

namespace Assay.Data.Columns;

/// <summary>A bit per row, set where it is not null; grows as rows are added and is used again for the next batch.</summary>
internal sealed class Validity
{
    private byte[] _bits = [];

    public int Length { get; private set; }

    public int NullCount { get; private set; }

    public ReadOnlySpan<byte> Bits => NullCount == 0 ? default : _bits;

    public void Clear()
    {
        Length = 0;
        NullCount = 0;
    }

    /// <summary>Starts with rows that are all there; <see cref="SetNull"/> takes them away.</summary>
    public void Start(int rows)
    {
        Length = rows;
        NullCount = 0;
    }

    /// <summary>Makes a row null that is not yet.</summary>
    public void SetNull(int row)
    {
        if (NullCount == 0)
        {
            if (_bits.Length < (Length + 7) / 8)
                _bits = new byte[(Length + 7) / 8];
            _bits.AsSpan().Fill(0xFF);
        }

        _bits[row >> 3] &= (byte)~(1 << (row & 7));
        NullCount++;
    }

    /// <summary>Adds rows that are all there. Once a row is null, all bits from <see cref="Length"/> on are set.</summary>
    public void Extend(int rows)
    {
        Length += rows;
        var bytes = (Length + 7) / 8;
        if (NullCount == 0 || bytes <= _bits.Length)
            return;
        var filled = _bits.Length;
        Array.Resize(ref _bits, Math.Max(bytes, filled * 2));
        _bits.AsSpan(filled).Fill(0xFF);
    }
}

/// <summary>A plain column that is filled row by row and used again for the next batch.</summary>
internal sealed class ColumnBuffer<T> : BatchColumn<T>
{
    private readonly Validity _validity = new();
    private T[] _values = [];

    public override ColumnView<T> View => new(_values.AsSpan(0, _validity.Length), _validity.Bits, 0, _validity.NullCount);

    public void Clear() => _validity.Clear();

    /// <summary>Starts with a given number of rows, whose values are then written to the span returned.</summary>
    public Span<T> Start(int rows)
    {
        if (_values.Length < rows)
            _values = new T[rows];
        _validity.Start(rows);
        return _values.AsSpan(0, rows);
    }

    /// <summary>Makes a row null that is not yet.</summary>
    public void SetNull(int row) => _validity.SetNull(row);

    /// <summary>Adds rows, whose values are then written to the span returned. It is good until rows are added again.</summary>
    public Span<T> Append(int rows)
    {
        var length = _validity.Length;
        if (_values.Length < length + rows)
            Array.Resize(ref _values, Math.Max(length + rows, Math.Max(256, _values.Length * 2)));
        _validity.Extend(rows);
        return _values.AsSpan(length, rows);
    }

    public void Add(T value) => Append(1)[0] = value;

    public void AddNull()
    {
        Append(1)[0] = default!;
        SetNull(_validity.Length - 1);
    }

    /// <summary>The number of rows since <see cref="Clear"/>.</summary>
    public int Length => _validity.Length;
}
