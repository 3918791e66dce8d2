using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.CompilerServices;

namespace Assay.Data.Arrow;

/// <summary>Copies nested cells into Arrow's lists and structs.</summary>
internal static class NestedArrays
{
    public static IArrowArray Lists(ColumnDescriptor column, in ColumnView<NestedCell> view)
    {
        var rows = new List<(NestedBatch?, int)>();
        var offsets = new int[view.Length + 1];
        for (var row = 0; row < view.Length; row++)
        {
            if (!view.IsNull(row))
            {
                var cell = view[row];
                for (var i = 0; i < cell.Count; i++)
                    rows.Add((cell.Rows, cell.First + i));
            }

            offsets[row + 1] = rows.Count;
        }

        var elements = NestedBatch.OfElements(column.Element!, NestedColumn.Gather(column.Element!.Type, 0, rows));
        return ArrowArrayFactory.BuildArray(new ArrayData(
            ArrowSchemas.TypeOf(column), view.Length, view.NullCount, 0,
            [ArrowArrays.Validity(view), new ArrowBuffer(MemoryMarshal.AsBytes(offsets.AsSpan()).ToArray())],
            [ArrowArrays.Of(column.Element!, elements, 0).Data]));
    }

    public static IArrowArray Structs(ColumnDescriptor column, in ColumnView<NestedCell> view)
    {
        var rows = new (NestedBatch?, int)[view.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            if (!view.IsNull(row))
                rows[row] = (view[row].Rows, view[row].First);
        }

        var fields = column.Fields!;
        var batch = NestedBatch.OfFields(fields, [.. fields.Select((field, ordinal) => NestedColumn.Gather(field.Type, ordinal, rows))], rows.Length);
        return ArrowArrayFactory.BuildArray(new ArrayData(
            ArrowSchemas.TypeOf(column), view.Length, view.NullCount, 0,
            [ArrowArrays.Validity(view)],
            [.. fields.Select((field, ordinal) => ArrowArrays.Of(field, batch, ordinal).Data)]));
    }
}
