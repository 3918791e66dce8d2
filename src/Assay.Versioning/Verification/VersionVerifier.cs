using System.Globalization;
using Assay.Versioning.Erasure;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Verification;

/// <summary>Reads versions again: the chain of records, the bytes of parts, and the hash of the rows they restore.</summary>
internal sealed class VersionVerifier(VersionLog log)
{
    private readonly List<VersionDamage> _damage = [];
    private readonly Dictionary<string, bool> _parts = new(StringComparer.Ordinal);

    /// <summary>Verifies some versions, and the parts that they need of others.</summary>
    public async Task<VerifyReport> RunAsync(IReadOnlyList<int> versions, CancellationToken cancellation)
    {
        foreach (var version in versions)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Read(version) is { } record)
                await VerifyAsync(record, cancellation);
        }

        return new VerifyReport
        {
            Dataset = log.Folder.Dataset, Expired = [.. versions.Where(version => log.ExpiryOf(version) is not null)], Versions = versions, Parts = _parts.Count, Damage = _damage,
        };
    }

    private async Task VerifyAsync(VersionRecord record, CancellationToken cancellation)
    {
        if (record.V > 1)
            CheckChain(record);
        if (record.Amended is { } amended)
            CheckProof(amended);
        if (log.ExpiryOf(record.V) is not null)
            return;
        var whole = true;
        for (var version = record.Base; version <= record.V; version++)
        {
            if ((version == record.V ? record : Read(version)) is not { } link)
                return;
            foreach (var file in link.Files)
                whole &= await CheckPartAsync(version, file, cancellation);
        }

        if (whole)
            await CheckRowsAsync(record, cancellation);
    }

    private VersionRecord? Read(int version)
    {
        try
        {
            return log.Read(version);
        }
        catch (VersionStoreException e)
        {
            Report(DamageKind.Record, version, e.Where, e.Found, e.Expected);
            return null;
        }
    }

    private void CheckChain(VersionRecord record)
    {
        var before = log.Folder.RecordOf(record.V - 1);
        if (!File.Exists(before))
        {
            Report(DamageKind.Record, record.V - 1, before, "no such file", "the record of a version");
            return;
        }

        var found = log.HashOf(record.V - 1);
        if (found != record.Prev)
            Report(DamageKind.Chain, record.V - 1, before, "SHA-256 " + found, "SHA-256 " + record.Prev);
    }

    // Rows may be fewer than were committed only where a proof says the same.
    private void CheckProof(VersionAmendment amended)
    {
        var path = Path.Combine(log.Folder.Erasures, amended.Erasure + ".json");
        var proof = StoredJson.TryRead(path, ErasureJson.Default.ErasureReport);
        var proven = proof?.Amendments.FirstOrDefault(one => one.Version == amended.Version);
        if (proven is null || proven.ContentHash != amended.ContentHash || proven.Superseded != amended.Superseded)
            Report(DamageKind.Erasure, amended.Version, log.Folder.AmendmentOf(amended.Version), "rows that were erased without a proof", "the same in " + path);
        else if (proof!.CompletedUtc is null)
            Report(DamageKind.Erasure, amended.Version, path, "an erasure that was interrupted", "its end: run assay version erase again");
    }

    private async Task<bool> CheckPartAsync(int version, VersionFile file, CancellationToken cancellation)
    {
        if (_parts.TryGetValue(file.Path, out var known))
            return known;
        var path = log.Folder.FileOf(file);
        if (!File.Exists(path))
        {
            Report(DamageKind.MissingPart, version, path, "no such file", string.Create(CultureInfo.InvariantCulture, $"{file.Bytes} bytes"));
            return _parts[file.Path] = false;
        }

        var found = await Workspace.Storage.ContentHash.OfFileAsync(path, cancellation);
        var whole = found == file.Sha256;
        if (!whole)
            Report(DamageKind.PartBytes, version, path, "SHA-256 " + found, "SHA-256 " + file.Sha256);
        return _parts[file.Path] = whole;
    }

    private async Task CheckRowsAsync(VersionRecord record, CancellationToken cancellation)
    {
        var descriptor = StoredSchema.Descriptor(record);
        var sum = new ContentSum();
        try
        {
            await foreach (var batch in new VersionReader(log).ReadAsync(record, descriptor, null, cancellation))
                sum.Add(RowFingerprints.Of(descriptor, batch));
        }
        catch (SourceException e)
        {
            Report(DamageKind.PartRows, record.V, e.SourceName, e.Found, e.Expected);
            return;
        }

        if (sum.Hash != record.ContentHash)
            Report(DamageKind.Content, record.V, log.Folder.RecordOf(record.V), sum.Hash, record.ContentHash);
    }

    private void Report(DamageKind kind, int version, string where, string found, string expected)
    {
        var damage = new VersionDamage(kind, version, where, found, expected);
        if (!_damage.Contains(damage))
            _damage.Add(damage);
    }
}
