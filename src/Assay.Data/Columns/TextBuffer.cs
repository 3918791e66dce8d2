using Assay.CompilerServices;

namespace Assay.Data.Columns;

/// <summary>
/// A text column that is filled row by row: each distinct text becomes one string, a row holds its code. Where there are few, they are kept
/// for the next batch.
/// </summary>
internal sealed class TextBuffer : BatchColumn<string>
{
    private const int MostKept = 4_096;

    private readonly ColumnBuffer<int> _rows = new();
    private readonly DistinctUtf8 _texts;
    private readonly bool _closed;

    public TextBuffer() => _texts = new DistinctUtf8();

    /// <summary>A column that holds members of a list alone.</summary>
    public TextBuffer(IReadOnlyList<string> members)
    {
        _closed = true;
        _texts = new DistinctUtf8();
        foreach (var member in members)
            _texts.CodeOf(System.Text.Encoding.UTF8.GetBytes(member));
    }

    public override ColumnView<string> View
    {
        get
        {
            var codes = _rows.View;
            return ColumnView<string>.Dictionary(_texts.Strings, codes.Values, codes.Validity, 0, codes.NullCount);
        }
    }

    public void Clear()
    {
        _rows.Clear();
        if (!_closed && _texts.Count > MostKept)
            _texts.Clear();
    }

    /// <summary>Adds a text of well-formed UTF-8; false, and a null, where it is no member.</summary>
    public bool TryAdd(ReadOnlySpan<byte> utf8)
    {
        var code = CodeOf(utf8);
        if (code < 0)
            _rows.AddNull();
        else
            _rows.Add(code);
        return code >= 0;
    }

    public void AddNull() => _rows.AddNull();

    /// <summary>The number of rows since <see cref="Clear"/>.</summary>
    public int Length => _rows.Length;

    /// <summary>Adds rows, whose codes are then written to the span returned. It is good until rows are added again.</summary>
    public Span<int> Append(int rows) => _rows.Append(rows);

    /// <summary>The code of a text of well-formed UTF-8; negative where it is no member.</summary>
    public int CodeOf(ReadOnlySpan<byte> utf8) => _closed ? _texts.Find(utf8) : _texts.CodeOf(utf8);

    /// <summary>Makes a row null that is not yet.</summary>
    public void SetNull(int row) => _rows.SetNull(row);
}
