using Assay.CompilerServices;

namespace Assay.Tests.Plans;

/// <summary>The rows of another batch, dictionary-encoded, with validity bits that start in the middle of a byte.</summary>
internal sealed class EncodedBatch(ColumnBatch inner, int validityOffset) : ColumnBatch
{
    public override int RowCount => inner.RowCount;

    public override long FirstRow => inner.FirstRow;

    public override string Source => inner.Source;

    public override bool Has(int ordinal) => inner.Has(ordinal);

    public override string? Format(int ordinal, int row) => inner.Format(ordinal, row);

    public override ColumnView<T> Column<T>(int ordinal)
    {
        var plain = inner.Column<T>(ordinal);
        List<T> distinct = [];
        var codes = new int[plain.Length];
        var bits = new byte[(plain.Length + validityOffset + 7) / 8];
        // A bit before the first row says nothing about any row.
        for (var i = 0; i < validityOffset; i += 2)
            bits[i >> 3] |= (byte)(1 << (i & 7));
        for (var row = 0; row < codes.Length; row++)
        {
            if (plain.IsNull(row))
            {
                codes[row] = -1;
                continue;
            }

            var bit = row + validityOffset;
            bits[bit >> 3] |= (byte)(1 << (bit & 7));
            var found = plain[row];
            var code = distinct.FindIndex(value => Equals(value, found) && Sign(value) == Sign(found));
            if (code < 0)
            {
                code = distinct.Count;
                distinct.Add(plain[row]);
            }

            codes[row] = code;
        }

        return ColumnView<T>.Dictionary(distinct.ToArray(), codes, bits, validityOffset, plain.NullCount);
    }

    private static bool Sign<T>(T value) => value is double number && double.IsNegative(number);
}
