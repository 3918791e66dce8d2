using Apache.Arrow;
using Apache.Arrow.Arrays;
using Apache.Arrow.Types;
using Assay.CompilerServices;
using Assay.Data.Columns;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Which stored columns hold UUIDs: 16 bytes in network order, or text.</summary>
internal static class UuidMappers
{
    private const int Bytes = 16;

    public static ArrowColumnMapper? Of(IArrowType type, ColumnDescriptor column) => type switch
    {
        FixedSizeBinaryType { ByteWidth: Bytes } => new CellMapper<Guid>(Binary),
        _ => TextMappers.Of(type, column) is { } text ? new TextUuidMapper(text) : null,
    };

    private static bool Binary(IArrowArray array, int row, out Guid value, out string text)
    {
        value = new Guid(((FixedSizeBinaryArray)array).GetBytes(row), bigEndian: true);
        text = "";
        return true;
    }

    private sealed class TextUuidMapper(ArrowColumnMapper text) : ArrowColumnMapper
    {
        private readonly ColumnBuffer<Guid> _buffer = new();

        public override BatchColumn Map(IArrowArray array, CellFaults faults)
        {
            var cells = ((BatchColumn<string>)text.Map(array, faults)).View;
            _buffer.Clear();
            for (var row = 0; row < cells.Length; row++)
            {
                if (cells.IsNull(row))
                {
                    _buffer.AddNull();
                }
                else if (Guid.TryParse(cells[row], out var value))
                {
                    _buffer.Add(value);
                }
                else
                {
                    _buffer.AddNull();
                    faults.Add(row, cells[row]);
                }
            }

            return _buffer;
        }
    }
}
