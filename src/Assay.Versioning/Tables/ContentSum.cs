using System.Globalization;
using Assay.CompilerServices;

namespace Assay.Versioning.Tables;

/// <summary>
/// The identity of a set of rows: the sum of their fingerprints modulo 2¹²⁸ and their number, which don't depend on their order; and one
/// fingerprint of their sequence, which does. Guards against damage and mistakes, not against a forger: the parts' SHA-256 do that.
/// </summary>
internal sealed class ContentSum
{
    private UInt128 _sum;
    private UInt128 _sequence;

    public long Rows { get; private set; }

    /// <summary>As <c>fp128:</c>, 32 hexadecimal digits, <c>:</c> and the number of rows.</summary>
    public string Hash => string.Create(CultureInfo.InvariantCulture, $"fp128:{_sum:x32}:{Rows}");

    /// <summary>32 hexadecimal digits that depend on the rows' order.</summary>
    public string Order => _sequence.ToString("x32", CultureInfo.InvariantCulture);

    public void Add(ReadOnlySpan<UInt128> rows)
    {
        foreach (var row in rows)
        {
            _sum = unchecked(_sum + row);
            _sequence = Fingerprint.Combine(_sequence, row);
        }

        Rows += rows.Length;
    }

    public static ContentSum Of(Table table)
    {
        var sum = new ContentSum();
        sum.Add(RowFingerprints.Of(table.Descriptor, table));
        return sum;
    }
}
