using System.Runtime.InteropServices;
using System.Text;

namespace Assay.Data.Text;

/// <summary>Where a cell stands in a buffer: its text without quotes, and whether it had any.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct TextCell(int start, int length, bool quoted, bool escaped)
{
    private const int QuotedBit = 1 << 30;
    private const int EscapedBit = 1 << 29;

    private readonly int _length = length | (quoted ? QuotedBit : 0) | (escaped ? EscapedBit : 0);

    public int Start { get; } = start;

    public int Length => _length & (EscapedBit - 1);

    public bool IsQuoted => (_length & QuotedBit) != 0;

    /// <summary>Whether quotes stand doubled in it.</summary>
    public bool IsEscaped => (_length & EscapedBit) != 0;
}

/// <summary>The cells of one column in some rows of a buffer of UTF-8.</summary>
internal readonly ref struct TextCells(ReadOnlySpan<byte> bytes, ReadOnlySpan<TextCell> cells, TextForm form)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly ReadOnlySpan<TextCell> _cells = cells;

    public int Count => _cells.Length;

    /// <summary>The text of a cell, good until the next is asked for.</summary>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var cell = _cells[row];
            var text = _bytes.Slice(cell.Start, cell.Length);
            return cell.IsEscaped ? form.Unescaped(text) : text;
        }
    }

    /// <summary>Whether a cell holds no value: no text, not even an empty one in quotes, or what stands for none.</summary>
    public bool IsMissing(int row)
    {
        var cell = _cells[row];
        return !cell.IsQuoted && (cell.Length == 0 || (form.HasNullValues && form.IsNull(_bytes.Slice(cell.Start, cell.Length))));
    }
}

/// <summary>How text says quotes and missing values.</summary>
internal sealed class TextForm(byte quote, IEnumerable<string> nullValues)
{
    private readonly byte[][] _nulls = [.. nullValues.Select(Encoding.UTF8.GetBytes)];
    private byte[] _unescaped = [];

    public bool HasNullValues => _nulls.Length > 0;

    public bool IsNull(ReadOnlySpan<byte> text)
    {
        foreach (var value in _nulls)
        {
            if (text.SequenceEqual(value))
                return true;
        }

        return false;
    }

    /// <summary>The text with doubled quotes made one.</summary>
    public ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> text)
    {
        if (_unescaped.Length < text.Length)
            _unescaped = new byte[text.Length * 2];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            _unescaped[length++] = text[at];
            if (text[at] == quote)
                at++;
        }

        return _unescaped.AsSpan(0, length);
    }
}
