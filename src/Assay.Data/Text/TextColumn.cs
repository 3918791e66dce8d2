using Assay.CompilerServices;
using Assay.Data.Columns;

namespace Assay.Data.Text;

/// <summary>A column that is read from text, cell by cell.</summary>
internal abstract class TextColumn(ColumnDescriptor descriptor)
{
    public ColumnDescriptor Descriptor => descriptor;

    /// <summary>What was read since <see cref="Clear"/>.</summary>
    public abstract BatchColumn Cells { get; }

    public abstract void Clear();

    public abstract void AddNull();

    /// <summary>Adds a cell; where the text is no value of the column, adds a null and returns false.</summary>
    public abstract bool TryAdd(ReadOnlySpan<char> text);

    public static TextColumn Of(ColumnDescriptor column) => column.Type switch
    {
        ColumnType.Boolean => new ParsedColumn<bool>(column, CellParsers.Boolean),
        ColumnType.Int8 => new ParsedColumn<sbyte>(column, CellParsers.Integer),
        ColumnType.UInt8 => new ParsedColumn<byte>(column, CellParsers.Integer),
        ColumnType.UInt16 => new ParsedColumn<ushort>(column, CellParsers.Integer),
        ColumnType.UInt32 => new ParsedColumn<uint>(column, CellParsers.Integer),
        ColumnType.UInt64 => new ParsedColumn<ulong>(column, CellParsers.Integer),
        ColumnType.Int16 => new ParsedColumn<short>(column, CellParsers.Integer),
        ColumnType.Int32 => new ParsedColumn<int>(column, CellParsers.Integer),
        ColumnType.Int64 => new ParsedColumn<long>(column, CellParsers.Integer),
        ColumnType.Float => new ParsedColumn<float>(column, CellParsers.Floating),
        ColumnType.Double => new ParsedColumn<double>(column, CellParsers.Floating),
        ColumnType.Decimal => new ParsedColumn<decimal>(column, CellParsers.Decimal),
        ColumnType.Timestamp => new ParsedColumn<DateTime>(column, CellParsers.Timestamp),
        ColumnType.Instant => new ParsedColumn<DateTimeOffset>(column, CellParsers.Instant(Zones.Of(column))),
        ColumnType.Date => new ParsedColumn<DateOnly>(column, CellParsers.Date),
        ColumnType.List or ColumnType.Struct => new JsonLines.NestedTextColumn(column),
        ColumnType.Time => new ParsedColumn<TimeOnly>(column, TimeOfDay.TryRead),
        ColumnType.Binary => new ParsedColumn<byte[]>(column, CellParsers.Bytes),
        ColumnType.Guid => new ParsedColumn<Guid>(column, CellParsers.Uuid),
        ColumnType.String or ColumnType.Enum => new PlainText(column),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, null),
    };

    private sealed class ParsedColumn<T>(ColumnDescriptor column, CellParser<T> parse) : TextColumn(column)
    {
        private readonly ColumnBuffer<T> _buffer = new();

        public override BatchColumn Cells => _buffer;

        public override void Clear() => _buffer.Clear();

        public override void AddNull() => _buffer.AddNull();

        public override bool TryAdd(ReadOnlySpan<char> text)
        {
            var good = parse(text, out var value);
            if (good)
                _buffer.Add(value);
            else
                _buffer.AddNull();
            return good;
        }
    }

    private sealed class PlainText(ColumnDescriptor column) : TextColumn(column)
    {
        private readonly TextBuffer _buffer = new();
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _members =
            column.EnumValues is { } members && column.Type == ColumnType.Enum
                ? new HashSet<string>(members, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>()
                : null;

        public override BatchColumn Cells => _buffer;

        public override void Clear() => _buffer.Clear();

        public override void AddNull() => _buffer.AddNull();

        public override bool TryAdd(ReadOnlySpan<char> text)
        {
            var good = _members is not { } members || members.Contains(text);
            if (good)
                _buffer.Add(text);
            else
                _buffer.AddNull();
            return good;
        }
    }
}
