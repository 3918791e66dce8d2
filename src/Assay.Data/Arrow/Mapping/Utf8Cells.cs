using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Assay.Data.Arrow.Mapping;

/// <summary>The text of a cell, however Arrow stores it.</summary>
internal static class Utf8Cells
{
    public static bool IsText(IArrowType type) => type.TypeId is ArrowTypeId.String or ArrowTypeId.LargeString or ArrowTypeId.StringView;

    public static ReadOnlySpan<byte> Of(IArrowArray array, int row) => array switch
    {
        StringArray text => text.GetBytes(row),
        LargeStringArray text => text.GetBytes(row),
        StringViewArray text => text.GetBytes(row),
        _ => throw new ArgumentException($"{array.GetType()} holds no text.", nameof(array)),
    };

    /// <summary>All cells as strings; null where null.</summary>
    public static string?[] All(IArrowArray array)
    {
        var all = new string?[array.Length];
        for (var row = 0; row < all.Length; row++)
            all[row] = array.IsNull(row) ? null : Encoding.UTF8.GetString(Of(array, row));
        return all;
    }
}
