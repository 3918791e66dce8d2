using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.CompilerServices;
using Assay.Data.Columns;

namespace Assay.Data.Arrow.Mapping;

/// <summary>
/// Which stored columns hold lists and structs. What stands within is copied, so that cells outlive their batch; a cell in which a value is
/// none of its type is a fault as a whole.
/// </summary>
internal static class NestedMappers
{
    public static ArrowColumnMapper? Of(IArrowType type, ColumnDescriptor column) => (column, type) switch
    {
        ({ Type: ColumnType.List, Element: { } element }, ListType list) => List(list.ValueDataType, element),
        ({ Type: ColumnType.List, Element: { } element }, LargeListType list) => List(list.ValueDataType, element),
        ({ Type: ColumnType.List, Element: { } element }, FixedSizeListType list) => List(list.ValueDataType, element),
        ({ Type: ColumnType.Struct, Fields: { } fields }, StructType structure) => Struct(structure, fields),
        _ => null,
    };

    private static ListMapper? List(IArrowType type, ColumnDescriptor element) =>
        ArrowMappers.Of(type, element) is { } mapper ? new ListMapper(element, mapper) : null;

    private static StructMapper? Struct(StructType type, IReadOnlyList<ColumnDescriptor> fields)
    {
        var found = new (int Field, ArrowColumnMapper? Mapper)[fields.Count];
        for (var ordinal = 0; ordinal < found.Length; ordinal++)
        {
            var field = FieldOf(type, fields[ordinal]);
            found[ordinal] = (field, field < 0 ? null : ArrowMappers.Of(type.Fields[field].DataType, fields[ordinal]));
            if (found[ordinal].Mapper is null && (field >= 0 || !fields[ordinal].Nullable))
                return null;
        }

        return new StructMapper(fields, found);
    }

    private static int FieldOf(StructType type, ColumnDescriptor column)
    {
        var best = -1;
        var bestRank = int.MaxValue;
        for (var i = 0; i < type.Fields.Count; i++)
        {
            if (ColumnNames.Rank(column, type.Fields[i].Name) is { } rank && rank < bestRank)
                (best, bestRank) = (i, rank);
        }

        return best;
    }

    private sealed class ListMapper(ColumnDescriptor element, ArrowColumnMapper mapper) : ArrowColumnMapper
    {
        public override BatchColumn Map(IArrowArray array, CellFaults faults)
        {
            var inner = new CellFaults();
            var elements = NestedColumns.Copy(element.Type, mapper.Map(Values(array), inner));
            var broken = inner.All.ToDictionary(fault => fault.Row, fault => fault.Text);
            var batch = NestedBatch.OfElements(element, elements);
            var column = new ColumnBuffer<NestedCell>();
            for (var row = 0; row < array.Length; row++)
            {
                if (array.IsNull(row))
                {
                    column.AddNull();
                    continue;
                }

                var (first, count) = Span(array, row);
                if (broken.Count > 0 && FirstFault(broken, first, count) is { } text)
                {
                    column.AddNull();
                    faults.Add(row, text);
                    continue;
                }

                column.Add(new NestedCell(batch, first, count));
            }

            return column;
        }

        private static string? FirstFault(Dictionary<int, string> broken, int first, int count)
        {
            for (var row = first; row < first + count; row++)
            {
                if (broken.TryGetValue(row, out var text))
                    return text;
            }

            return null;
        }

        private static IArrowArray Values(IArrowArray array) => array switch
        {
            ListArray list => list.Values,
            LargeListArray list => list.Values,
            FixedSizeListArray list => list.Values,
            _ => throw new ArgumentException($"{array.GetType()} holds no lists.", nameof(array)),
        };

        private static (int First, int Count) Span(IArrowArray array, int row) => array switch
        {
            ListArray list => (list.ValueOffsets[row], list.GetValueLength(row)),
            LargeListArray list => (checked((int)list.ValueOffsets[row]), list.GetValueLength(row)),
            FixedSizeListArray list => ((list.Offset + row) * ((FixedSizeListType)list.Data.DataType).ListSize, ((FixedSizeListType)list.Data.DataType).ListSize),
            _ => throw new ArgumentException($"{array.GetType()} holds no lists.", nameof(array)),
        };
    }

    private sealed class StructMapper(IReadOnlyList<ColumnDescriptor> fields, (int Field, ArrowColumnMapper? Mapper)[] found) : ArrowColumnMapper
    {
        public override BatchColumn Map(IArrowArray array, CellFaults faults)
        {
            var inner = new CellFaults();
            var structure = (StructArray)array;
            var columns = new NestedColumn[fields.Count];
            for (var ordinal = 0; ordinal < columns.Length; ordinal++)
            {
                columns[ordinal] = found[ordinal] is (var field, { } mapper)
                    ? NestedColumns.Copy(fields[ordinal].Type, mapper.Map(structure.Fields[field], inner))
                    : NestedColumn.Gather(fields[ordinal].Type, 0, new (NestedBatch?, int)[array.Length]);
            }

            var batch = NestedBatch.OfFields(fields, columns, array.Length);
            var broken = inner.All.GroupBy(fault => fault.Row).ToDictionary(row => row.Key, row => row.First().Text);
            var column = new ColumnBuffer<NestedCell>();
            for (var row = 0; row < array.Length; row++)
            {
                if (array.IsNull(row))
                {
                    column.AddNull();
                }
                else if (broken.TryGetValue(row, out var text))
                {
                    column.AddNull();
                    faults.Add(row, text);
                }
                else
                {
                    column.Add(new NestedCell(batch, row, 1));
                }
            }

            return column;
        }
    }
}
