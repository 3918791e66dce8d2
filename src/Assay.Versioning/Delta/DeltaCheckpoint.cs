using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.Versioning.Parts;
using Assay.Workspace.Storage;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Versioning.Delta;

/// <summary>
/// A checkpoint: the whole state of a table as one Parquet file of actions, so that engines needn't read the log from its start
/// (https://github.com/delta-io/delta/blob/master/PROTOCOL.md, checkpoints). The JSON commits stay: they say when and why.
/// </summary>
internal static class DeltaCheckpoint
{
    private static readonly MapType s_map = new(new Field("key", StringType.Default, nullable: false), new Field("value", StringType.Default, nullable: true));

    private static readonly StructType s_format = new([new Field("provider", StringType.Default, true), new Field("options", s_map, true)]);

    public static async Task WriteAsync(string folder, string part, DeltaState state, CancellationToken cancellation)
    {
        var name = state.Version.ToString("D20", CultureInfo.InvariantCulture) + ".checkpoint.parquet";
        var staged = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.tmp");
        var rows = 2 + state.Live.Count + state.Removed.Count;
        try
        {
            using (var batch = Batch(part, state, rows))
            using (var properties = new WriterPropertiesBuilder().Compression(Compression.Snappy).CreatedBy("Assay").Build())
            using (var writer = new FileWriter(staged, batch.Schema, properties))
            {
                writer.WriteRecordBatch(batch);
                writer.Close();
            }

            AtomicFile.PublishIfAbsent(staged, Path.Combine(folder, name));
        }
        finally
        {
            File.Delete(staged);
        }

        var last = string.Create(CultureInfo.InvariantCulture, $"{{\"version\":{state.Version},\"size\":{rows}}}");
        await AtomicFile.ReplaceAsync(Path.Combine(folder, "_last_checkpoint"), System.Text.Encoding.UTF8.GetBytes(last), cancellation);
    }

    // One action a row: protocol, metaData, then the parts.
    private static RecordBatch Batch(string part, DeltaState state, int rows)
    {
        var (live, removed) = (state.Live, state.Removed);
        var adds = Enumerable.Range(2, live.Count).ToArray();
        var removes = Enumerable.Range(2 + live.Count, removed.Count).ToArray();
        var first = new[] { 0 };
        var second = new[] { 1 };
        var columns = new ActionColumns(rows);
        columns.Add("protocol", first,
            ("minReaderVersion", ActionColumns.Of(rows, first, _ => 1)),
            ("minWriterVersion", ActionColumns.Of(rows, first, _ => 2)));
        columns.Add("metaData", second,
            ("id", ActionColumns.Of(rows, second, _ => state.Id)),
            ("format", new StructArray(s_format, rows, [ActionColumns.Of(rows, second, _ => "parquet"), ActionColumns.Maps(s_map, rows, second, null)], ActionColumns.Bits(rows, second), rows - 1)),
            ("schemaString", ActionColumns.Of(rows, second, _ => state.Schema)),
            ("partitionColumns", ActionColumns.EmptyLists(rows, second)),
            ("configuration", ActionColumns.Maps(s_map, rows, second, null)),
            ("createdTime", ActionColumns.Of(rows, second, _ => state.Created)));
        columns.Add("add", adds,
            ("path", ActionColumns.Of(rows, adds, at => Uri.EscapeDataString(live[at].Path[(part.Length + 1)..]))),
            ("partitionValues", ActionColumns.Maps(s_map, rows, adds, null)),
            ("size", ActionColumns.Of(rows, adds, at => live[at].Bytes)),
            ("modificationTime", ActionColumns.Of(rows, adds, _ => state.Created)),
            ("dataChange", ActionColumns.False(rows, adds)),
            ("stats", ActionColumns.Of(rows, adds, at => string.Create(CultureInfo.InvariantCulture, $"{{\"numRecords\":{live[at].Rows}}}"))),
            ("tags", ActionColumns.Maps(s_map, rows, adds, at => ("assay.sha256", live[at].Sha256))));
        columns.Add("remove", removes,
            ("path", ActionColumns.Of(rows, removes, at => Uri.EscapeDataString(removed[at].File.Path[(part.Length + 1)..]))),
            ("deletionTimestamp", ActionColumns.Of(rows, removes, at => removed[at].Time)),
            ("dataChange", ActionColumns.False(rows, removes)));
        return columns.Batch();
    }
}
