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
    /// <summary>The commit that brings a record into a table.</summary>
    /// <param name="part"><c>data</c> or <c>changes</c>.</param>
    /// <param name="state">The table before.</param>
    /// <param name="record">The record.</param>
    public static byte[] Of(string part, DeltaState state, VersionRecord record)
    {
        using var stream = new MemoryStream();
        var time = record.CreatedUtc.ToUnixTimeMilliseconds();
        var schema = DeltaSchema.Of(record, part);
        var newSchema = state.Schema != schema;
        var replaces = part == PartFolders.Data || newSchema;
        Line(stream, "commitInfo", json => Info(json, record, replaces ? "Overwrite" : "Append", time));
        if (state.Version < 0)
            Line(stream, "protocol", Protocol);
        if (newSchema)
            Line(stream, "metaData", json => MetaData(json, record.Dataset, part, state.Id ?? record.TxnId.ToString(), state.Version < 0 ? time : state.Created, schema));
        var kept = record.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in replaces ? state.Live.Where(file => !kept.Contains(file.Path)) : [])
            Line(stream, "remove", json => Remove(json, part, file, time));
        var known = state.Live.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in record.Files.Where(file => !known.Contains(file.Path)))
            Line(stream, "add", json => Add(json, part, file, time));
        return stream.ToArray();
    }

    /// <summary>The commit that takes parts out of a table, after a collection or an erasure, and puts in what took their place.</summary>
    public static byte[] Of(VersionRecord last, string part, IReadOnlyList<VersionFile> removed, IReadOnlyList<VersionFile> added)
    {
        using var stream = new MemoryStream();
        var time = last.CreatedUtc.ToUnixTimeMilliseconds();
        Line(stream, "commitInfo", json => Info(json, last, "Append", time));
        foreach (var file in removed)
            Line(stream, "remove", json => Remove(json, part, file, time));
        foreach (var file in added)
            Line(stream, "add", json => Add(json, part, file, time));
        return stream.ToArray();
    }

    private static void Info(Utf8JsonWriter json, VersionRecord record, string mode, long time)
    {
        json.WriteNumber("timestamp", time);
        json.WriteString("operation", "WRITE");
        json.WriteStartObject("operationParameters");
        json.WriteString("mode", mode);
        json.WriteEndObject();
        json.WriteString("engineInfo", "Assay/" + record.AssayVersion);
        json.WriteString("userMetadata", string.Create(CultureInfo.InvariantCulture, $"{record.Dataset}@{record.V}"));
    }

    private static void Protocol(Utf8JsonWriter json)
    {
        json.WriteNumber("minReaderVersion", 1);
        json.WriteNumber("minWriterVersion", 2);
    }

    private static void MetaData(Utf8JsonWriter json, string dataset, string part, string id, long created, string schema)
    {
        json.WriteString("id", id);
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
        json.WriteNumber("createdTime", created);
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
