using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Assay.Workspace.Storage;

namespace Assay.Validation.History;

/// <summary>
/// Verdicts as immutable objects of a workspace: <c>verdicts/&lt;dataset&gt;/&lt;time&gt;-&lt;n&gt;-&lt;id&gt;.json.br</c>, so that any number of
/// processes write without a lock and the newest are found by their names. About 2 KB for 100 rules.
/// </summary>
/// <param name="store">The workspace's store.</param>
public sealed class VerdictHistory(IBlobStore store) : IVerdictHistory
{
    private const string Folder = "verdicts/";
    private const string Extension = ".json.br";
    private int _written;

    /// <summary>Keeps a verdict.</summary>
    public async Task AppendAsync(VerdictRecord record, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var bytes = Compress(JsonSerializer.SerializeToUtf8Bytes(record, VerdictRecordJson.Default.VerdictRecord));
        var number = Interlocked.Increment(ref _written);
        while (!await store.PutIfAbsentAsync(
            string.Create(CultureInfo.InvariantCulture, $"{Folder}{record.Dataset}/{record.Recorded.UtcDateTime:yyyyMMdd'T'HHmmssfffffff}-{number:D6}-{Guid.NewGuid():N}{Extension}"),
            bytes,
            cancellation).ConfigureAwait(false))
        {
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerdictRecord>> ReadAsync(string dataset, HistoryQuery query, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataset);
        ArgumentNullException.ThrowIfNull(query);
        var paths = new List<string>();
        await foreach (var entry in store.ListAsync($"{Folder}{dataset}/", cancellation).ConfigureAwait(false))
        {
            if (entry.Path.EndsWith(Extension, StringComparison.Ordinal))
                paths.Add(entry.Path);
        }

        var records = new List<VerdictRecord>();
        var batches = new HashSet<(string, string)>();
        for (var i = paths.Count - 1; i >= 0 && records.Count < query.Last; i--)
        {
            if (await store.ReadAsync(paths[i], cancellation).ConfigureAwait(false) is not { } bytes || Read(bytes) is not { } record)
                continue;
            if (query.OfBatches && (record.Spans || !batches.Add((record.Source, record.Content ?? paths[i]))))
                continue;
            if (Counts(record, query))
                records.Add(record);
        }

        return records;
    }

    private static bool Counts(VerdictRecord record, HistoryQuery query) =>
        (!query.AdmittedOnly || record.Status != VerdictStatus.Failed)
        && (query.ExceptContent is null || query.ExceptContent != record.Content)
        && query.Where?.Invoke(record) != false;

    /// <summary>A record; null where the bytes are none that this version reads: history is told as far as it is known.</summary>
    private static VerdictRecord? Read(byte[] bytes)
    {
        try
        {
            using var json = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(json, VerdictRecordJson.Default.VerdictRecord) is { SchemaVersion: 1 } record ? record : null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    private static byte[] Compress(byte[] json)
    {
        using var bytes = new MemoryStream();
        using (var compressed = new BrotliStream(bytes, CompressionLevel.Optimal))
            compressed.Write(json);
        return bytes.ToArray();
    }
}
