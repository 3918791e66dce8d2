using Apache.Arrow;
using Apache.Arrow.Arrays;
using Apache.Arrow.Types;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Which stored columns hold bytes: binary of any width. Text is none, whatever it encodes.</summary>
internal static class BinaryMappers
{
    public static ArrowColumnMapper? Of(IArrowType type) =>
        type.TypeId is ArrowTypeId.Binary or ArrowTypeId.LargeBinary or ArrowTypeId.BinaryView or ArrowTypeId.FixedSizedBinary ? new CellMapper<byte[]>(Read) : null;

    private static bool Read(IArrowArray array, int row, out byte[] value, out string text)
    {
        value = Bytes(array, row).ToArray();
        text = "";
        return true;
    }

    private static ReadOnlySpan<byte> Bytes(IArrowArray array, int row) => array switch
    {
        BinaryArray bytes => bytes.GetBytes(row),
        LargeBinaryArray bytes => bytes.GetBytes(row),
        BinaryViewArray bytes => bytes.GetBytes(row),
        FixedSizeBinaryArray bytes => bytes.GetBytes(row),
        _ => throw new ArgumentException($"{array.GetType()} holds no bytes.", nameof(array)),
    };
}
