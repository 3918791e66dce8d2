using System.Globalization;
using System.Text.Json;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;

namespace Assay.Versioning.Delta;

/// <summary>
/// One file of a Delta log: reader version 1, writer version 2, no feature. It is made of records alone, so that everybody who writes it writes
/// the same bytes.
/// </summary>
internal static class DeltaCommit
{
    /// <param name="part"><c>data</c> or <c>changes</c>.</param>
    /// <param name="first">The record of the table's version 0: gives the table its id.</param>
    /// <param name="before">The record of the version before; null for version 0.</param>
    /// <param name="live">The paths that are part of the table before this commit.</param>
    /// <param name="record">The record of this version.</param>
    public static byte[] Of(string part, VersionRecord first, VersionRecord? before, IReadOnlyList<VersionFile> live, VersionRecord record)
    {
        using var stream = new MemoryStream();
        var time = record.CreatedUtc.ToUnixTimeMilliseconds();
        var schema = DeltaSchema.Of(record, part);
        var newSchema = before is null || schema != DeltaSchema.Of(before, part);
        var replaces = part == PartFolders.Data || newSchema;
        Line(stream, "commitInfo", json => Info(json, record, replaces, time));
        if (before is null)
            Line(stream, "protocol", Protocol);
        if (newSchema)
            Line(stream, "metaData", json => MetaData(json, record.Dataset, part, first, schema));
        var kept = record.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in replaces ? live.Where(file => !kept.Contains(file.Path)) : [])
            Line(stream, "remove", json => Remove(json, part, file, time));
        var known = live.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in record.Files.Where(file => !known.Contains(file.Path)))
            Line(stream, "add", json => Add(json, part, file, time));
        return stream.ToArray();
    }

    /// <summary>The parts of the table after a commit.</summary>
    public static IReadOnlyList<VersionFile> Live(string part, VersionRecord? before, IReadOnlyList<VersionFile> live, VersionRecord record) =>
        part == PartFolders.Data || before is null || DeltaSchema.Of(before, part) != DeltaSchema.Of(record, part)
            ? record.Files
            : [.. live, .. record.Files.Where(file => live.All(known => known.Path != file.Path))];

    private static void Info(Utf8JsonWriter json, VersionRecord record, bool replaces, long time)
    {
        json.WriteNumber("timestamp", time);
        json.WriteString("operation", "WRITE");
        json.WriteStartObject("operationParameters");
        json.WriteString("mode", replaces ? "Overwrite" : "Append");
        json.WriteEndObject();
        json.WriteString("engineInfo", "Assay/" + record.AssayVersion);
        json.WriteString("userMetadata", string.Create(CultureInfo.InvariantCulture, $"{record.Dataset}@{record.V}"));
    }

    private static void Protocol(Utf8JsonWriter json)
    {
        json.WriteNumber("minReaderVersion", 1);
        json.WriteNumber("minWriterVersion", 2);
    }

    private static void MetaData(Utf8JsonWriter json, string dataset, string part, VersionRecord first, string schema)
    {
        json.WriteString("id", first.TxnId);
        json.WriteString("name", part == PartFolders.Data ? dataset : dataset + "_changes");
        json.WriteStartObject("format");
        json.WriteString("provider", "parquet");
        json.WriteStartObject("options");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("schemaString", schema);
        json.WriteStartArray("partitionColumns");
        json.WriteEndArray();
        json.WriteStartObject("configuration");
        json.WriteEndObject();
        json.WriteNumber("createdTime", first.CreatedUtc.ToUnixTimeMilliseconds());
    }

    private static void Add(Utf8JsonWriter json, string part, VersionFile file, long time)
    {
        json.WriteString("path", Uri.EscapeDataString(file.Path[(part.Length + 1)..]));
        json.WriteStartObject("partitionValues");
        json.WriteEndObject();
        json.WriteNumber("size", file.Bytes);
        json.WriteNumber("modificationTime", time);
        json.WriteBoolean("dataChange", true);
        json.WriteString("stats", string.Create(CultureInfo.InvariantCulture, $"{{\"numRecords\":{file.Rows}}}"));
        json.WriteStartObject("tags");
        json.WriteString("assay.sha256", file.Sha256);
        json.WriteEndObject();
    }

    private static void Remove(Utf8JsonWriter json, string part, VersionFile file, long time)
    {
        json.WriteString("path", Uri.EscapeDataString(file.Path[(part.Length + 1)..]));
        json.WriteNumber("deletionTimestamp", time);
        json.WriteBoolean("dataChange", true);
        json.WriteBoolean("extendedFileMetadata", true);
        json.WriteStartObject("partitionValues");
        json.WriteEndObject();
        json.WriteNumber("size", file.Bytes);
    }

    private static void Line(Stream stream, string action, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject(action);
            members(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }
}
