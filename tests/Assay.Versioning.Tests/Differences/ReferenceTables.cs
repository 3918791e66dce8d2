using System.Globalization;
using System.Text.Json;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Tests.Differences;

/// <summary>Tables of the reference file.</summary>
internal static class ReferenceTables
{
    public static Table Read(JsonElement table, JsonElement? rows = null)
    {
        var columns = table.GetProperty("columns").EnumerateArray().ToList();
        var read = Empty([.. columns.Select(column => (column.GetProperty("name").GetString()!, TypeOf(column.GetProperty("type").GetString()!)))]);
        foreach (var row in (rows ?? table.GetProperty("rows")).EnumerateArray())
        {
            var ordinal = 0;
            foreach (var cell in row.EnumerateArray())
                Add(read.Columns[ordinal++], cell);
        }

        return read;
    }

    public static Table Empty(params (string Name, ColumnType Type)[] columns) => new(new DatasetDescriptor
    {
        Name = "reference",
        TypeName = "reference",
        Columns = [.. columns.Select(column => new ColumnDescriptor { Name = column.Name, StoredAs = column.Name, Type = column.Type })],
    });

    private static ColumnType TypeOf(string sql) => sql switch
    {
        "bigint" => ColumnType.Int64,
        "integer" => ColumnType.Int32,
        "varchar" => ColumnType.String,
        "double" => ColumnType.Double,
        "boolean" => ColumnType.Boolean,
        "date" => ColumnType.Date,
        "timestamp" => ColumnType.Timestamp,
        _ when sql.StartsWith("decimal", StringComparison.Ordinal) => ColumnType.Decimal,
        _ => throw new ArgumentOutOfRangeException(nameof(sql), sql, null),
    };

    private static void Add(TableColumn column, JsonElement cell)
    {
        var isNull = cell.ValueKind == JsonValueKind.Null;
        switch (column)
        {
            case TableColumn<long> longs: longs.Add(isNull ? 0 : cell.GetInt64(), isNull); break;
            case TableColumn<int> ints: ints.Add(isNull ? 0 : cell.GetInt32(), isNull); break;
            case TableColumn<string> texts: texts.Add(isNull ? "" : cell.GetString()!, isNull); break;
            case TableColumn<double> doubles: doubles.Add(isNull ? 0 : Double(cell), isNull); break;
            case TableColumn<bool> bools: bools.Add(!isNull && cell.GetBoolean(), isNull); break;
            case TableColumn<DateOnly> days: days.Add(isNull ? default : DateOnly.Parse(cell.GetString()!, CultureInfo.InvariantCulture), isNull); break;
            case TableColumn<DateTime> times: times.Add(isNull ? default : DateTime.Parse(cell.GetString()!, CultureInfo.InvariantCulture), isNull); break;
            case TableColumn<decimal> decimals: decimals.Add(isNull ? 0 : decimal.Parse(cell.GetString()!, CultureInfo.InvariantCulture), isNull); break;
            default: throw new ArgumentOutOfRangeException(nameof(column));
        }
    }

    private static double Double(JsonElement cell) => cell.ValueKind == JsonValueKind.Number
        ? cell.GetDouble()
        : double.Parse(cell.GetString()!, CultureInfo.InvariantCulture);
}
