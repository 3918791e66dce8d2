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

    public void Add(bool valid)
    {
        var index = Length >> 3;
        if (index >= _bits.Length)
            Array.Resize(ref _bits, Math.Max(64, _bits.Length * 2));
        var bit = (byte)(1 << (Length & 7));
        if (bit == 1)
            _bits[index] = 0;
        if (valid)
            _bits[index] |= bit;
        else
            NullCount++;
        Length++;
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

    public void Add(T value)
    {
        MakeRoom();
        _values[_validity.Length] = value;
        _validity.Add(true);
    }

    public void AddNull()
    {
        MakeRoom();
        _validity.Add(false);
    }

    private void MakeRoom()
    {
        if (_validity.Length == _values.Length)
            Array.Resize(ref _values, Math.Max(256, _values.Length * 2));
    }
}

/// <summary>A text column that is filled row by row: each distinct text becomes one string, a row holds its code.</summary>
internal sealed class TextBuffer : BatchColumn<string>
{
    private readonly Validity _validity = new();
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private string[] _distinct = [];
    private int[] _rows = [];

    public TextBuffer() => _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

    public override ColumnView<string> View => ColumnView<string>.Dictionary(
        _distinct.AsSpan(0, _codes.Count), _rows.AsSpan(0, _validity.Length), _validity.Bits, 0, _validity.NullCount);

    public void Clear()
    {
        _validity.Clear();
        _codes.Clear();
    }

    public void Add(ReadOnlySpan<char> text)
    {
        if (!_lookup.TryGetValue(text, out var code))
        {
            code = _codes.Count;
            if (code == _distinct.Length)
                Array.Resize(ref _distinct, Math.Max(64, code * 2));
            var made = text.ToString();
            _distinct[code] = made;
            _codes.Add(made, code);
        }

        AddCode(code, valid: true);
    }

    public void AddNull() => AddCode(0, valid: false);

    private void AddCode(int code, bool valid)
    {
        if (_validity.Length == _rows.Length)
            Array.Resize(ref _rows, Math.Max(256, _rows.Length * 2));
        _rows[_validity.Length] = code;
        _validity.Add(valid);
    }
}
