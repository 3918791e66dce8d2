using System.Globalization;
using System.Text.Json;
using Assay.Versioning.Retention;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Records;

/// <summary>The records of a dataset. Each is immutable; the head is the greatest number.</summary>
internal sealed class VersionLog(DatasetFolder folder)
{
    public DatasetFolder Folder { get; } = folder;

    /// <summary>The greatest number; 0 where there is no version.</summary>
    public int HeadNumber()
    {
        var head = 0;
        if (!Directory.Exists(Folder.Records))
            return 0;
        foreach (var path in Directory.EnumerateFiles(Folder.Records, "*.json"))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                head = Math.Max(head, number);
        }

        return head;
    }

    public VersionRecord? Head() => HeadNumber() is var head and > 0 ? Read(head) : null;

    public bool Exists(int version) => version > 0 && File.Exists(Folder.RecordOf(version));

    /// <summary>The record of a version, with what erasures replaced of it.</summary>
    /// <exception cref="VersionStoreException">It is missing, damaged, or of a newer format.</exception>
    public VersionRecord Read(int version)
    {
        var record = ReadCommitted(version);
        return StoredJson.TryRead(Folder.AmendmentOf(version), VersionRecordJson.Default.VersionAmendment) is not { } amended ? record : record with
        {
            Files = amended.Files,
            Rows = amended.Rows,
            ContentHash = amended.ContentHash,
            OrderHash = amended.OrderHash,
            Amended = amended,
        };
    }

    /// <summary>Why a version is gone; null where it isn't.</summary>
    public ExpiredVersion? ExpiryOf(int version) => StoredJson.TryRead(Folder.ExpiryOf(version), RetentionJson.Default.ExpiredVersion);

    /// <summary>Refuses a version that is gone.</summary>
    /// <exception cref="SourceException">It says when, by whom and why.</exception>
    public void DemandKept(int version)
    {
        if (ExpiryOf(version) is { } gone)
            throw gone.ToException(Folder.Dataset);
    }

    private VersionRecord ReadCommitted(int version)
    {
        var path = Folder.RecordOf(version);
        VersionRecord? record;
        try
        {
            record = JsonSerializer.Deserialize(File.ReadAllBytes(path), VersionRecordJson.Default.VersionRecord);
        }
        catch (JsonException e)
        {
            throw Damaged(path, "text that is no record", e);
        }
        catch (IOException e)
        {
            throw Damaged(path, e is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "it could not be read", e);
        }

        if (record is null || record.V != version || !string.Equals(record.Dataset, Folder.Dataset, StringComparison.Ordinal))
            throw Damaged(path, "the record of another version", null);
        return record.SchemaVersion <= VersionRecord.CurrentSchemaVersion
            ? record
            : throw new VersionStoreException(
                "read a version", path, string.Create(CultureInfo.InvariantCulture, $"schema version {record.SchemaVersion}"),
                string.Create(CultureInfo.InvariantCulture, $"at most {VersionRecord.CurrentSchemaVersion}"), "Use a newer Assay.");
    }

    public IReadOnlyList<VersionRecord> All() => [.. Enumerable.Range(1, HeadNumber()).Select(Read)];

    /// <summary>SHA-256 of a record's bytes.</summary>
    public string HashOf(int version) => ContentHash.Of(File.ReadAllBytes(Folder.RecordOf(version)));

    /// <summary>
    /// Writes a record unless its number is taken. Where it can't be told whether it was written, the record that is there is read and its
    /// transaction compared, so that the answer is never a guess.
    /// </summary>
    /// <returns>Whether the number is this record's.</returns>
    public async Task<bool> TryAppendAsync(VersionRecord record)
    {
        var path = Folder.RecordOf(record.V);
        var content = JsonSerializer.SerializeToUtf8Bytes(record, VersionRecordJson.Default.VersionRecord);
        try
        {
            return await AtomicFile.WriteIfAbsentAsync(path, content, CancellationToken.None);
        }
        catch (Exception) when (Exists(record.V))
        {
            return Read(record.V).TxnId == record.TxnId;
        }
    }

    private static VersionStoreException Damaged(string path, string found, Exception? inner) =>
        new("read a version", path, found, "the record of a version", "Restore the file from a backup; `assay version verify` says what else is damaged.", inner: inner);
}
