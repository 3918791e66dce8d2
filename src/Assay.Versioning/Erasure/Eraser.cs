using System.Globalization;
using System.Security.Cryptography;
using Assay.Versioning.Commits;
using Assay.Versioning.Delta;
using Assay.Versioning.Parts;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Retention;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Erasure;

/// <summary>
/// Erases rows from every version: parts without them are written first, then the proof with everything that follows from it, then the amendments
/// of records, and last the old parts go. A proof without an end is carried out by the next erasure.
/// </summary>
internal sealed class Eraser(VersionLog log, ErasureRequest request, VersionStoreOptions options, TimeProvider time)
{
    public async Task<ErasureReport> RunAsync(CancellationToken cancellation)
    {
        foreach (var begun in StoredJson.ReadAll(log.Folder.Erasures, ErasureJson.Default.ErasureReport).Where(proof => proof.CompletedUtc is null))
            await CarryOutAsync(begun, cancellation);
        StagingSweep.Run(log.Folder.Staging, time.GetUtcNow());
        if (log.Head() is not { } head)
            throw new SourceException(SourceFault.Missing, log.Folder.Dataset, "no version", "a committed version", $"There is nothing to erase: assay version list {log.Folder.Dataset}.");
        var keys = await ErasedKeys.OfAsync(request, head, cancellation);
        var report = await PlanAsync(keys, cancellation);
        if (report.IsStopped || report.FoundNothing)
            return report;
        await StoredJson.WriteIfAbsentAsync(ProofOf(report), report, ErasureJson.Default.ErasureReport, cancellation);
        report = await CarryOutAsync(report, CancellationToken.None);

        // A version that was committed meanwhile may have the rows again, or name an old part.
        return log.HeadNumber() == head.V ? report : report with { Versions = [.. report.Versions, .. (await RunAsync(cancellation)).Versions] };
    }

    private async Task<ErasureReport> PlanAsync(ErasedKeys keys, CancellationToken cancellation)
    {
        using var rewriter = new PartRewriter(log, keys, options.PartRows);
        var records = log.All();
        var files = new Dictionary<int, IReadOnlyList<VersionFile>>();
        foreach (var record in records)
        {
            if (await rewriter.RewriteAsync(record, cancellation) is { } changed)
                files[record.V] = changed;
        }

        var now = time.GetUtcNow().ToUniversalTime();
        var id = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMddTHHmmssfffffff}-{Guid.CreateVersion7(now):N}");
        var (versions, amendments) = await AmendAsync(id, records, files, cancellation);
        var touched = versions.Where(version => version.Rows > 0).Select(version => version.Version).ToHashSet();
        var holds = VersionHolds.All(log.Folder).Where(hold => hold.ReleasedUtc is null && touched.Contains(hold.Version)).Select(hold => hold.Name).ToList();
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var replaced = rewriter.Rewritten.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return new ErasureReport
        {
            Id = id,
            Dataset = log.Folder.Dataset,
            CreatedUtc = now,
            Author = options.Author,
            Why = request.Why,
            Columns = keys.Columns,
            KeyHashes = keys.Hashes(salt),
            Salt = salt,
            Holds = holds,
            DespiteHolds = holds.Count > 0 ? request.DespiteHolds : null,
            Versions = versions,
            Amendments = amendments,
            Deleted = [.. records.SelectMany(record => record.Files).Where(file => replaced.Contains(file.Path)).DistinctBy(file => file.Path)],
        };
    }

    private async Task<(List<ErasedVersion>, List<VersionAmendment>)> AmendAsync(
        string id, IReadOnlyList<VersionRecord> records, Dictionary<int, IReadOnlyList<VersionFile>> files, CancellationToken cancellation)
    {
        var versions = new List<ErasedVersion>();
        var amendments = new List<VersionAmendment>();
        foreach (var record in records)
        {
            var chain = Enumerable.Range(record.Base, record.V - record.Base + 1);
            if (!chain.Any(files.ContainsKey))
                continue;
            var after = record with { Files = files.GetValueOrDefault(record.V) ?? record.Files };
            if (log.ExpiryOf(record.V) is null)
            {
                var sum = await SumAsync(after, version => files.GetValueOrDefault(version), cancellation);
                after = after with { Rows = sum.Rows, ContentHash = sum.Hash, OrderHash = sum.Order };
            }

            var superseded = record.Amended?.Superseded ?? record.ContentHash;
            if (after.Rows == record.Rows && !files.ContainsKey(record.V))
                continue;
            versions.Add(new ErasedVersion(record.V, record.Rows - after.Rows, record.ContentHash, after.ContentHash));
            amendments.Add(new VersionAmendment(record.V, id, after.Files, after.Rows, after.ContentHash, after.OrderHash, superseded));
        }

        return (versions, amendments);
    }

    private async Task<ContentSum> SumAsync(VersionRecord record, Func<int, IReadOnlyList<VersionFile>?> files, CancellationToken cancellation)
    {
        var descriptor = StoredSchema.Descriptor(record);
        var sum = new ContentSum();
        await foreach (var batch in new VersionReader(log, files).ReadAsync(record, descriptor, null, cancellation))
            sum.Add(RowFingerprints.Of(descriptor, batch));
        return sum;
    }

    private async Task<ErasureReport> CarryOutAsync(ErasureReport report, CancellationToken cancellation)
    {
        foreach (var amended in report.Amendments)
            await StoredJson.ReplaceAsync(log.Folder.AmendmentOf(amended.Version), amended, VersionRecordJson.Default.VersionAmendment, cancellation);
        var needed = CommitIntent.Paths(log.Folder, time.GetUtcNow());
        if (report.Deleted.FirstOrDefault(file => needed.Contains(file.Path)) is { } awaited)
        {
            throw new VersionStoreException(
                "erase rows", log.Folder.FileOf(awaited), "a commit under way that names the part", "no commit under way", "Erase again once it is done.", isTransient: true);
        }

        var named = log.All().SelectMany(record => record.Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in report.Deleted.Where(file => !named.Contains(file.Path)))
            File.Delete(log.Folder.FileOf(file));
        await DeltaLog.CatchUpAsync(log, maintained: true, cancellation);
        var done = report with { CompletedUtc = time.GetUtcNow().ToUniversalTime() };
        await StoredJson.ReplaceAsync(ProofOf(report), done, ErasureJson.Default.ErasureReport, cancellation);
        return done;
    }

    private string ProofOf(ErasureReport report) => Path.Combine(log.Folder.Erasures, report.Id + ".json");
}
