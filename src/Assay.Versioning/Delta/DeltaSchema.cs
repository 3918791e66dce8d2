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
    /// Whether a plain table can hold the columns: without column mapping a name may not have <c> ,;{}()=</c> or a line break in it, and Delta
    /// knows no times of day.
    /// </summary>
    public static bool Fits(VersionRecord record) =>
        record.Schema.All(column => column.Type != ColumnType.Time && !column.Name.AsSpan().ContainsAny(s_forbidden));

    public static string Of(VersionRecord record, string part)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "struct");
            json.WriteStartArray("fields");
            foreach (var column in record.Schema)
                WriteField(json, column.Name, TypeOf(column.Type));
            if (part == PartFolders.Changes)
            {
                WriteField(json, ChangeRows.Type, "string");
                WriteField(json, ChangeRows.From, "integer");
                WriteField(json, ChangeRows.To, "integer");
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteField(Utf8JsonWriter json, string name, string type)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("type", type);
        json.WriteBoolean("nullable", true);
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteEndObject();
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
