using System.Globalization;
using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Tests.Plans;

/// <summary>What the generator would make of <see cref="Reading"/>, written by hand.</summary>
public sealed class ReadingPlan : DatasetPlan<Reading>
{
    public static readonly ReadingPlan Instance = new();

    private static readonly DatasetDescriptor s_descriptor = new()
    {
        Name = "readings",
        TypeName = "Assay.Tests.Plans.Reading",
        Source = "readings.csv",
        Columns =
        [
            new() { Name = "Number", Type = ColumnType.Int32 },
            new() { Name = "Value", Type = ColumnType.Double, Nullable = true, Unit = "1" },
            new() { Name = "Code", Type = ColumnType.String, Nullable = true },
            new() { Name = "Price", Type = ColumnType.Decimal, Nullable = true },
            new() { Name = "At", Type = ColumnType.Timestamp, Nullable = true, EventTime = true },
            new() { Name = "Day", Type = ColumnType.Date, Nullable = true, KnownAfter = "the day" },
            new() { Name = "Site", Type = ColumnType.String, Nullable = true, Sensitivity = Sensitivity.Confidential },
        ],
        Rules =
        [
            new() { Id = "readings.number.required", Kind = "required", Columns = ["Number"], Expectation = "not null" },
            new() { Id = "readings.number.mean", Kind = "mean", Columns = ["Number"], Expectation = "mean between -10 and 10" },
            new() { Id = "readings.value.range", Kind = "range", Columns = ["Value"], Expectation = "between 0 and 100", Mostly = 0.5, Severity = Severity.Warning },
            new() { Id = "readings.value.mean", Kind = "mean", Columns = ["Value"], Expectation = "mean between 0 and 60", Severity = Severity.Info },
            new() { Id = "readings.code.pattern", Kind = "pattern", Columns = ["Code"], Expectation = "matches [A-Z]{1,3}" },
            new() { Id = "readings.code.length", Kind = "length", Columns = ["Code"], Expectation = "1 to 2 characters" },
            new() { Id = "readings.code.one_of", Kind = "one_of", Columns = ["Code"], Expectation = "one of A, BB, CCC" },
            new() { Id = "readings.price.range", Kind = "range", Columns = ["Price"], Expectation = "at least 0.50", When = "HasCode" },
            new() { Id = "readings.at.max_age", Kind = "max_age", Columns = ["At"], Expectation = "newest row at most 10 days old" },
            new() { Id = "readings.day.range", Kind = "range", Columns = ["Day"], Expectation = "at least 2001-01-02" },
            new() { Id = "readings.site.references", Kind = "references", Columns = ["Site"], Expectation = "found in places.Name" },
            new() { Id = "readings.*.unique", Kind = "unique", Columns = ["Number", "Code"], Expectation = "no two rows with the same number, code", Mostly = 0.9, Severity = Severity.Warning },
            new() { Id = "readings.*.row_count", Kind = "row_count", Expectation = "at least 1 row" },
            new() { Id = "readings.*.check.number_below_value", Kind = "check", Columns = ["Number", "Value"], Expectation = "the number is below the value" },
            new() { Id = "readings.*.check.spread", Kind = "check", Expectation = "values spread" },
        ],
    };

    public override DatasetDescriptor Descriptor => s_descriptor;

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => new ReadingValidator(s_descriptor, purpose);

    public override void ReadRows(ColumnBatch batch, Span<Reading> rows)
    {
        for (var i = 0; i < batch.RowCount; i++)
        {
            rows[i] = new()
            {
                Number = Cell<int>(batch, 0, i),
                Value = Cell<double>(batch, 1, i),
                Code = Text(batch, 2, i),
                Price = Cell<decimal>(batch, 3, i),
                At = Cell<DateTime>(batch, 4, i),
                Day = Cell<DateOnly>(batch, 5, i),
                Site = Text(batch, 6, i),
            };
        }
    }

    public override void WriteRows(ReadOnlySpan<Reading> rows, ColumnSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Write(rows, sink, 0, row => row.Number);
        Write(rows, sink, 1, row => row.Value);
        WriteText(rows, sink, 2, row => row.Code);
        Write(rows, sink, 3, row => row.Price);
        Write(rows, sink, 4, row => row.At);
        Write(rows, sink, 5, row => row.Day);
        WriteText(rows, sink, 6, row => row.Site);
    }

    public override Reading ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var row = new Reading();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            var isNull = member.Value.ValueKind == JsonValueKind.Null;
            row = member.Name switch
            {
                "number" => row with { Number = isNull ? null : member.Value.GetInt32() },
                "value" => row with { Value = isNull ? null : member.Value.GetDouble() },
                "code" => row with { Code = member.Value.GetString() },
                "price" => row with { Price = isNull ? null : member.Value.GetDecimal() },
                "at" => row with { At = isNull ? null : member.Value.GetDateTime() },
                "site" => row with { Site = member.Value.GetString() },
                _ => row,
            };
        }

        return row;
    }

    public override void WriteJson(Utf8JsonWriter writer, Reading row)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(row);
        writer.WriteStartObject();
        writer.WriteString("code", row.Code);
        writer.WriteString("site", row.Site);
        writer.WriteString("number", row.Number?.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    internal static void Write<TRow, T>(ReadOnlySpan<TRow> rows, ColumnSink sink, int ordinal, Func<TRow, T?> of)
        where T : struct
    {
        var values = new T[rows.Length];
        var valid = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var cell = of(rows[i]);
            values[i] = cell.GetValueOrDefault();
            valid[i] = cell.HasValue;
        }

        sink.Write<T>(ordinal, values, valid);
    }

    internal static void WriteText<TRow>(ReadOnlySpan<TRow> rows, ColumnSink sink, int ordinal, Func<TRow, string?> of)
    {
        var values = new string[rows.Length];
        var valid = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var cell = of(rows[i]);
            values[i] = cell!;
            valid[i] = cell is not null;
        }

        sink.Write<string>(ordinal, values, valid);
    }

    private static T? Cell<T>(ColumnBatch batch, int ordinal, int row)
        where T : struct => !batch.Has(ordinal) || batch.Column<T>(ordinal).IsNull(row) ? null : batch.Column<T>(ordinal)[row];

    private static string? Text(ColumnBatch batch, int ordinal, int row) =>
        !batch.Has(ordinal) || batch.Column<string>(ordinal).IsNull(row) ? null : batch.Column<string>(ordinal)[row];
}
