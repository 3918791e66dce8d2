using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>Tells in which segment each row of a batch is.</summary>
internal abstract class SegmentReader
{
    /// <summary>Per row an index into the names; −1 where the row has no value.</summary>
    internal abstract int[] Read(ColumnBatch batch, out IReadOnlyList<string> names);

    /// <summary>Tells segments by a column. Those of a sensitive one are named by fingerprints: names stand in states.</summary>
    internal static SegmentReader Of(ColumnDescriptor column, int ordinal) =>
        ViewTypes.Accept(column.Type, new Visitor(ordinal, column.Sensitivity != Sensitivity.None));

    private sealed class Visitor(int ordinal, bool isSensitive) : IViewTypeVisitor<SegmentReader>
    {
        public SegmentReader Visit<T>() => new Typed<T>(ordinal, isSensitive);
    }

#pragma warning disable CS8714 // The type of a view is never nullable.
    private sealed class Typed<T>(int ordinal, bool isSensitive) : SegmentReader
    {
        internal override int[] Read(ColumnBatch batch, out IReadOnlyList<string> names)
        {
            var view = batch.Column<T>(ordinal);
            var codes = new int[view.Length];
            var known = new Dictionary<T, int>();
            var texts = new List<string>();
            for (var row = 0; row < codes.Length; row++)
            {
                if (view.IsNull(row))
                {
                    codes[row] = -1;
                    continue;
                }

                var value = view[row];
                if (!known.TryGetValue(value, out codes[row]))
                {
                    codes[row] = known[value] = texts.Count;
                    texts.Add(isSensitive ? Fingerprint.Of(value).ToString("x32", CultureInfo.InvariantCulture) : CellText.Of(value)!);
                }
            }

            names = texts;
            return codes;
        }
    }
}
