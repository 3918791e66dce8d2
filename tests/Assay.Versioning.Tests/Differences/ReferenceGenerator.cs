using Assay.Versioning.Tables;

namespace Assay.Versioning.Tests.Differences;

/// <summary>The generator that the reference file describes for the pair whose tables are not stored.</summary>
internal sealed class ReferenceGenerator(ulong seed)
{
    private static readonly string[] s_cities = ["Oslo", "Lima", "Kyoto", "Łódź", "Quito", "Zürich", "", "N/A"];

    private ulong _state = seed;

    public sealed record Row(long Id, string? City, int? Quantity, double? Price, bool Active);

    public static List<Row> Base(int rows, ulong seed)
    {
        var random = new ReferenceGenerator(seed);
        return [.. Enumerable.Range(0, rows).Select(random.NextRow)];
    }

    public static List<Row> Edit(IEnumerable<Row> rows, ulong seed, double updates, double inserts, double deletes)
    {
        var random = new ReferenceGenerator(seed);
        var edited = new List<Row>();
        var inserted = 0;
        foreach (var row in rows)
        {
            if (random.Unit() >= deletes)
                edited.Add(random.Update(row, updates));
            else
                random.Update(row, updates);
            if (random.Unit() < inserts)
                edited.Add(new Row(100_000 + inserted++, s_cities[random.Integer(8)], random.Integer(100), random.Integer(100_000) / 100.0, true));
        }

        return edited;
    }

    public static Table Table(IEnumerable<Row> rows)
    {
        var table = ReferenceTables.Empty(
            ("id", ColumnType.Int64), ("city", ColumnType.String), ("qty", ColumnType.Int32), ("price", ColumnType.Double), ("active", ColumnType.Boolean));
        foreach (var row in rows)
        {
            ((TableColumn<long>)table.Columns[0]).Add(row.Id, false);
            ((TableColumn<string>)table.Columns[1]).Add(row.City ?? "", row.City is null);
            ((TableColumn<int>)table.Columns[2]).Add(row.Quantity ?? 0, row.Quantity is null);
            ((TableColumn<double>)table.Columns[3]).Add(row.Price ?? 0, row.Price is null);
            ((TableColumn<bool>)table.Columns[4]).Add(row.Active, false);
        }

        return table;
    }

    private Row NextRow(int at)
    {
        var (city, quantity, price) = (s_cities[Integer(8)], Integer(100), Integer(100_000) / 100.0);
        var (hole, active) = (Unit(), Unit() < 0.5);
        return new Row(
            at + 1, hole < 0.1 ? null : city, hole is >= 0.1 and < 0.15 ? null : quantity, hole is >= 0.15 and < 0.2 ? null : price, active);
    }

    private Row Update(Row row, double share)
    {
        if (Unit() < share)
            row = row with { City = "X" + Integer(50).ToString(System.Globalization.CultureInfo.InvariantCulture) };
        if (Unit() < share)
            row = row with { Quantity = Integer(100) };
        if (Unit() < share)
            row = row with { Price = Integer(100_000) / 100.0 };
        return Unit() < share ? row with { Active = !row.Active } : row;
    }

    private double Unit()
    {
        _state = unchecked((_state * 6364136223846793005) + 1442695040888963407);
        return (_state >> 11) * (1.0 / (1UL << 53));
    }

    private int Integer(int below) => (int)(Unit() * below);
}
