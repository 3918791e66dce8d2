using System.Buffers;
using System.Text;
using System.Text.Json;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;

namespace Assay.Versioning.Delta;

/// <summary>
/// Columns in the words of Delta's protocol (https://github.com/delta-io/delta/blob/master/PROTOCOL.md, schema serialization). Times without a
/// zone are <c>timestamp</c>: a type of their own would ask for reader version 3.
/// </summary>
internal static class DeltaSchema
{
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(" ,;{}()\n\t=");

    /// <summary>
    /// Whether a plain table can hold the columns: without column mapping a name may not have <c> ,;{}()=</c> or a line break in it; Delta
    /// knows no times of day, and a time without a zone within a list or struct would ask for reader version 3.
    /// </summary>
    public static bool Fits(VersionRecord record) =>
        record.Schema.All(column => Fits(column) && !column.Name.AsSpan().ContainsAny(s_forbidden));

    private static bool Fits(StoredColumn column) => column.Type != ColumnType.Time
        && (column.Element is null || FitsWithin(column.Element))
        && (column.Fields is null || column.Fields.All(field => FitsWithin(field) && !field.Name.AsSpan().ContainsAny(s_forbidden)));

    private static bool FitsWithin(StoredColumn column) => column.Type != ColumnType.Timestamp && Fits(column);

    public static string Of(VersionRecord record, string part)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "struct");
            json.WriteStartArray("fields");
            foreach (var column in record.Schema)
                WriteField(json, column.Name, column);
            if (part == PartFolders.Changes)
            {
                WriteField(json, ChangeRows.Type, new StoredColumn(ChangeRows.Type, ColumnType.String, false));
                WriteField(json, ChangeRows.From, new StoredColumn(ChangeRows.From, ColumnType.Int32, false));
                WriteField(json, ChangeRows.To, new StoredColumn(ChangeRows.To, ColumnType.Int32, false));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteField(Utf8JsonWriter json, string name, StoredColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WritePropertyName("type");
        WriteType(json, column);
        json.WriteBoolean("nullable", true);
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, StoredColumn column)
    {
        switch (column)
        {
            case { Element: { } element }:
                json.WriteStartObject();
                json.WriteString("type", "array");
                json.WritePropertyName("elementType");
                WriteType(json, element);
                json.WriteBoolean("containsNull", true);
                json.WriteEndObject();
                break;
            case { Fields: { } fields }:
                json.WriteStartObject();
                json.WriteString("type", "struct");
                json.WriteStartArray("fields");
                foreach (var field in fields)
                    WriteField(json, field.Name, field);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(TypeOf(column.Type));
                break;
        }
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => "boolean",
        // Delta has no unsigned numbers: these are what its engines read Parquet's as.
        ColumnType.Int8 => "byte",
        ColumnType.UInt8 => "short",
        ColumnType.UInt16 => "integer",
        ColumnType.UInt32 => "long",
        ColumnType.UInt64 => "decimal(20,0)",
        ColumnType.Binary => "binary",
        ColumnType.Int16 => "short",
        ColumnType.Int32 => "integer",
        ColumnType.Int64 => "long",
        ColumnType.Float => "float",
        ColumnType.Double => "double",
        ColumnType.Decimal => "decimal(38,18)",
        ColumnType.String or ColumnType.Enum or ColumnType.Guid => "string",
        ColumnType.Timestamp or ColumnType.Instant => "timestamp",
        ColumnType.Date => "date",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
