using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.Data.Arrow;
using Assay.Data.Excel;
using Assay.Data.Parquet;
using Assay.Data.Discovery;

namespace Assay.Data.Files;

/// <summary>The columns of a file as it stores them: from Parquet's footer, the header of CSV, the first lines of JSON lines.</summary>
internal static class StoredColumns
{
    private const string Text = "text";
    private const int LinesLookedAt = 1_000;

    public static async Task<IReadOnlyList<SourceColumn>> OfAsync(DataFile file, SourceSpec spec, CancellationToken cancellation) => (spec.Format ?? FormatOf.File(file)) switch
    {
        FileFormat.Parquet => [.. ParquetFile.Schema(file).Select(field => new SourceColumn(field.Name, Name(field.DataType), field.IsNullable))],
        FileFormat.Csv => [.. (await CsvColumns.NamesAsync(file, spec, cancellation).ConfigureAwait(false)).Select(name => new SourceColumn(name, Text, true))],
        FileFormat.Arrow => await FieldsAsync(file, spec, cancellation).ConfigureAwait(false),
        FileFormat.Excel => [.. ExcelBatches.Names(file, spec).Select(name => new SourceColumn(name, Text, true))],
        _ => await MembersAsync(file, spec, cancellation).ConfigureAwait(false),
    };

    private static async Task<IReadOnlyList<SourceColumn>> FieldsAsync(DataFile file, SourceSpec spec, CancellationToken cancellation)
    {
        using var open = await IpcFile.OpenAsync(file, spec, cancellation).ConfigureAwait(false);
        return [.. open.Schema.FieldsList.Select(field => new SourceColumn(field.Name, Name(field.DataType), field.IsNullable))];
    }

    private static string Name(IArrowType type) => type switch
    {
        DictionaryType dictionary => Name(dictionary.ValueType),
        TimestampType timestamp => $"timestamp[{Unit(timestamp.Unit)}{(string.IsNullOrEmpty(timestamp.Timezone) ? "" : $", {timestamp.Timezone}")}]",
        Decimal128Type number => $"decimal({number.Precision}, {number.Scale})",
        FixedSizeBinaryType bytes => $"binary[{bytes.ByteWidth}]",
        ListType list => $"list<{Name(list.ValueDataType)}>",
        StructType record => $"struct<{string.Join(", ", record.Fields.Select(field => $"{field.Name}: {Name(field.DataType)}"))}>",
        _ => type.Name,
    };

    private static string Unit(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => "s",
        TimeUnit.Millisecond => "ms",
        TimeUnit.Microsecond => "us",
        _ => "ns",
    };

    // A member that is null may be left out of a line: those of the first lines together are the columns.
    private static async Task<IReadOnlyList<SourceColumn>> MembersAsync(DataFile file, SourceSpec spec, CancellationToken cancellation)
    {
        var stream = TextStream.Open(file, spec);
        await using var closing = stream.ConfigureAwait(false);
        using var lines = new StreamReader(stream);
        var names = new OrderedDictionary<string, SourceColumn>(StringComparer.Ordinal);
        for (var looked = 0; looked < LinesLookedAt && await lines.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line; looked++)
        {
            if (!string.IsNullOrWhiteSpace(line) && !TryAdd(line, names))
                break;
        }

        return [.. names.Values];
    }

    private static bool TryAdd(string line, OrderedDictionary<string, SourceColumn> names)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            foreach (var member in json.RootElement.EnumerateObject())
                names.TryAdd(member.Name, new(member.Name, "json", true));
            return true;
        }
        catch (JsonException)
        {
            // The reader of rows says what is broken, and where.
            return false;
        }
    }
}
