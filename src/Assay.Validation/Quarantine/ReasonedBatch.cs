using System.Globalization;
using Assay.CompilerServices;

namespace Assay.Validation.Quarantine;

/// <summary>Failing rows with why: the dataset's columns, and behind them those of <see cref="Columns"/>.</summary>
internal sealed class ReasonedBatch(ColumnBatch rows, int declared, IReadOnlyList<RowReason> reasons) : ColumnBatch
{
    /// <summary>The columns that failing rows have beside their own.</summary>
    public static IReadOnlyList<ColumnDescriptor> Columns { get; } =
    [
        new() { Name = "_assay_rules", StoredAs = "_assay_rules", Type = ColumnType.String },
        new() { Name = "_assay_unread", StoredAs = "_assay_unread", Type = ColumnType.String, Nullable = true },
        new() { Name = "_assay_source", StoredAs = "_assay_source", Type = ColumnType.String },
        new() { Name = "_assay_row", StoredAs = "_assay_row", Type = ColumnType.Int64 },
    ];

    public override int RowCount => rows.RowCount;

    public override long FirstRow => rows.FirstRow;

    public override string Source => rows.Source;

    public override IReadOnlyList<CellFault> Faults => rows.Faults;

    public override bool Has(int ordinal) => ordinal >= declared || rows.Has(ordinal);

    public override string? Format(int ordinal, int row) => ordinal < declared ? rows.Format(ordinal, row) : (ordinal - declared) switch
    {
        0 => reasons[row].Rules,
        1 => reasons[row].Unread,
        2 => rows.Source,
        _ => rows.PlaceOf(row).ToString(CultureInfo.InvariantCulture),
    };

    public override long PlaceOf(int row) => rows.PlaceOf(row);

    public override ColumnView<T> Column<T>(int ordinal)
    {
        if (ordinal < declared)
            return rows.Column<T>(ordinal);
        var bits = new byte[(RowCount + 7) / 8];
        var nulls = 0;
        Array values = ordinal == declared + 3 ? new long[RowCount] : new string[RowCount];
        for (var row = 0; row < RowCount; row++)
        {
            object? value = ordinal == declared + 3 ? rows.PlaceOf(row) : Format(ordinal, row);
            if (value is null)
            {
                nulls++;
                continue;
            }

            values.SetValue(value, row);
            bits[row >> 3] |= (byte)(1 << (row & 7));
        }

        return new ColumnView<T>((T[])values, bits, 0, nulls);
    }
}

/// <summary>Why a row was set apart.</summary>
/// <param name="Rules">The ids of the rules that it fails, in order of declaration, with a space between.</param>
/// <param name="Unread">The cells that are none of their type, as <c>name=text</c>; sensitive ones masked. Null where there are none.</param>
internal sealed record RowReason(string Rules, string? Unread);
