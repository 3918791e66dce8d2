using System.Text;
using Assay.CompilerServices;
using Assay.Data.Columns;

namespace Assay.Data.Text;

/// <summary>A column that is read from text of well-formed UTF-8: cell by cell, or many cells at once.</summary>
internal abstract class TextColumn(ColumnDescriptor descriptor)
{
    public ColumnDescriptor Descriptor => descriptor;

    /// <summary>What was read since <see cref="Clear"/>.</summary>
    public abstract BatchColumn Cells { get; }

    public abstract void Clear();

    public abstract void AddNull();

    /// <summary>Adds a cell; where the text is no value of the column, adds a null and returns false.</summary>
    public abstract bool TryAdd(ReadOnlySpan<byte> text);

    /// <summary>Adds cells; those that are no value of the column are null, and told.</summary>
    public abstract void Add(in TextCells cells, TextFaults faults);

    public static TextColumn Of(ColumnDescriptor column) => column.Type switch
    {
        ColumnType.Boolean => new ParsedColumn<bool, CharParser<bool>>(column, new(CellParsers.Boolean)),
        ColumnType.Int8 => new ParsedColumn<sbyte, WholeParser<sbyte>>(column, default),
        ColumnType.UInt8 => new ParsedColumn<byte, WholeParser<byte>>(column, default),
        ColumnType.UInt16 => new ParsedColumn<ushort, WholeParser<ushort>>(column, default),
        ColumnType.UInt32 => new ParsedColumn<uint, WholeParser<uint>>(column, default),
        ColumnType.UInt64 => new ParsedColumn<ulong, WholeParser<ulong>>(column, default),
        ColumnType.Int16 => new ParsedColumn<short, WholeParser<short>>(column, default),
        ColumnType.Int32 => new ParsedColumn<int, WholeParser<int>>(column, default),
        ColumnType.Int64 => new ParsedColumn<long, WholeParser<long>>(column, default),
        ColumnType.Float => new ParsedColumn<float, SingleParser>(column, default),
        ColumnType.Double => new ParsedColumn<double, DoubleParser>(column, default),
        ColumnType.Decimal => new ParsedColumn<decimal, DecimalParser>(column, default),
        ColumnType.Timestamp => new ParsedColumn<DateTime, TimestampParser>(column, default),
        ColumnType.Instant => new ParsedColumn<DateTimeOffset, InstantParser>(column, new(Zones.Of(column))),
        ColumnType.Date => new ParsedColumn<DateOnly, DateParser>(column, default),
        ColumnType.List or ColumnType.Struct => new JsonLines.NestedTextColumn(column),
        ColumnType.Time => new ParsedColumn<TimeOnly, CharParser<TimeOnly>>(column, new(TimeOfDay.TryRead)),
        ColumnType.Binary => new ParsedColumn<byte[], CharParser<byte[]>>(column, new(CellParsers.Bytes)),
        ColumnType.Guid => new ParsedColumn<Guid, CharParser<Guid>>(column, new(CellParsers.Uuid)),
        ColumnType.String or ColumnType.Enum => new PlainText(column),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, null),
    };

    private sealed class ParsedColumn<T, TParser>(ColumnDescriptor column, TParser parser) : TextColumn(column)
        where TParser : struct, IUtf8Parser<T>
    {
        private readonly ColumnBuffer<T> _buffer = new();
        private readonly bool _takesEmpty = column.Type == ColumnType.Binary;

        public override BatchColumn Cells => _buffer;

        public override void Clear() => _buffer.Clear();

        public override void AddNull() => _buffer.AddNull();

        public override bool TryAdd(ReadOnlySpan<byte> text)
        {
            var good = parser.TryRead(text, out var value);
            if (good)
                _buffer.Add(value);
            else
                _buffer.AddNull();
            return good;
        }

        public override void Add(in TextCells cells, TextFaults faults)
        {
            var first = _buffer.Length;
            var values = _buffer.Append(cells.Count);
            for (var row = 0; row < values.Length; row++)
            {
                var text = cells[row];
                if (cells.IsMissing(row) || (text.IsEmpty && !_takesEmpty))
                {
                    _buffer.SetNull(first + row);
                }
                else if (!parser.TryRead(text, out values[row]))
                {
                    _buffer.SetNull(first + row);
                    faults.Add(row, text);
                }
            }
        }
    }

    private sealed class PlainText(ColumnDescriptor column) : TextColumn(column)
    {
        private readonly TextBuffer _buffer = column.EnumValues is { } members && column.Type == ColumnType.Enum ? new(members) : new();

        public override BatchColumn Cells => _buffer;

        public override void Clear() => _buffer.Clear();

        public override void AddNull() => _buffer.AddNull();

        public override bool TryAdd(ReadOnlySpan<byte> text) => _buffer.TryAdd(text);

        public override void Add(in TextCells cells, TextFaults faults)
        {
            var (first, isEnum) = (_buffer.Length, Descriptor.Type == ColumnType.Enum);
            var codes = _buffer.Append(cells.Count);
            for (var row = 0; row < codes.Length; row++)
            {
                var text = cells[row];
                var isMissing = cells.IsMissing(row) || (isEnum && text.IsEmpty);
                codes[row] = isMissing ? 0 : _buffer.CodeOf(text);
                if (!isMissing && codes[row] >= 0)
                    continue;
                codes[row] = 0;
                _buffer.SetNull(first + row);
                if (!isMissing)
                    faults.Add(row, text);
            }
        }
    }
}

/// <summary>The cells of a batch that are no values of their columns.</summary>
internal sealed class TextFaults
{
    private const int LongestText = 256;

    private readonly List<CellFault> _all = [];

    /// <summary>The faults, by row and column.</summary>
    public IReadOnlyList<CellFault> All
    {
        get
        {
            _all.Sort(static (one, other) => (one.Row, one.Ordinal).CompareTo((other.Row, other.Ordinal)));
            return _all;
        }
    }

    /// <summary>The row of the batch that rows are counted from.</summary>
    public int FirstRow { get; set; }

    /// <summary>The column that is being read.</summary>
    public int Ordinal { get; set; }

    public void Clear() => _all.Clear();

    public void Add(int row, ReadOnlySpan<byte> text) => Add(row, Encoding.UTF8.GetString(text.Length > LongestText * 4 ? text[..(LongestText * 4)] : text));

    public void Add(int row, string text) =>
        _all.Add(new CellFault(FirstRow + row, Ordinal, text.Length > LongestText ? text[..LongestText] + "…" : text));
}
