using System.Globalization;
using Assay.CompilerServices;
using Assay.Versioning.Erasure;
using Assay.Versioning.Records;
using Assay.Versioning.Retention;
using Assay.Workspace;

namespace Assay.Versioning;

/// <content>What stays, and what goes.</content>
public sealed partial class VersionStore
{
    /// <summary>
    /// Finds the versions that no rule, tag, hold, or model in use keeps, and the parts that no kept version needs; removes them where the request
    /// says so. Safe beside commits and readings: a reading of a version that goes ends in an error which says why.
    /// </summary>
    /// <exception cref="WorkspaceException">The workspace could not be written to.</exception>
    /// <exception cref="VersionStoreException">The store is damaged: nothing is removed.</exception>
    public async Task<CollectionReport> CollectAsync(DatasetDescriptor dataset, CollectionRequest? request = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        request ??= new CollectionRequest();
        if (request.Keep is null && request.KeepLast is null)
            request = request with { Keep = KeepTime.Parse(dataset.Versioned?.Keep) };
        var log = LogOf(dataset.Name);
        var now = _time.GetUtcNow().ToUniversalTime();
        var uses = _options.Uses is { } asked ? await asked(dataset.Name, cancellation) : [];
        var collector = new Collector(log, _time);
        if (request.Apply)
            collector.Recover();
        var id = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMddTHHmmssfffffff}-{Guid.CreateVersion7(now):N}");
        var plan = new CollectionPlan(log, request, uses, now).Make(id, _options.Author);
        return request.Apply && plan.Removed.Count + plan.Files.Count > 0 ? await collector.RunAsync(plan, cancellation) : plan with { Applied = request.Apply };
    }

    /// <summary>Says that a version must stay, and why.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="reference">The version.</param>
    /// <param name="name">The hold's name, in the letters of a tag.</param>
    /// <param name="why">Why.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The hold that is there afterwards: another one where the name was taken.</returns>
    /// <exception cref="ArgumentException">The name isn't one.</exception>
    /// <exception cref="SourceException">There is no such version, or it is gone.</exception>
    public Task<VersionHold> HoldAsync(string dataset, string reference, string name, string why, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        if (!VersionReferences.IsTag(name))
            throw new ArgumentException($"'{name}' can't be a hold's name: use letters, digits, '.', '_' and '-', first a letter.", nameof(name));
        var log = LogOf(dataset);
        var record = Demand(log, reference);
        var hold = new VersionHold { Name = name, Version = record.V, Why = why, Author = _options.Author, CreatedUtc = _time.GetUtcNow().ToUniversalTime() };
        return VersionHolds.SetAsync(log, hold, cancellation);
    }

    /// <summary>Releases a hold, which stays on record; null where none of that name holds.</summary>
    public Task<VersionHold?> ReleaseAsync(string dataset, string name, string because, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        if (!VersionReferences.IsTag(name))
            return Task.FromResult<VersionHold?>(null);
        return VersionHolds.ReleaseAsync(LogOf(dataset), name, because, _options.Author, _time.GetUtcNow().ToUniversalTime(), cancellation);
    }

    /// <summary>The holds of a dataset, released ones too, by name.</summary>
    public Task<IReadOnlyList<VersionHold>> HoldsAsync(string dataset, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(VersionHolds.All(LogOf(dataset).Folder));
    }

    /// <summary>Why a version is gone; null where it isn't.</summary>
    public Task<ExpiredVersion?> ExpiryAsync(string dataset, int version, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(LogOf(dataset).ExpiryOf(version));
    }

    /// <summary>
    /// Removes rows by their keys from every version, with the parts that held them, and leaves a proof. Versions keep their numbers; their hashes
    /// become those of the rows that are left. Run it again where it was interrupted, or where a commit was under way.
    /// </summary>
    /// <exception cref="VersionStoreException">The store is damaged, or a commit under way names a part that must go.</exception>
    /// <exception cref="SourceException">The file of keys can't be read, or a column is unknown.</exception>
    public Task<ErasureReport> EraseAsync(string dataset, ErasureRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new Eraser(LogOf(dataset), request, _options, _time).RunAsync(cancellation);
    }

    private static VersionRecord Demand(VersionLog log, string reference)
    {
        var record = VersionReferences.Find(log, reference) ?? throw NoVersion(log.Folder.Dataset, reference, log.HeadNumber());
        log.DemandKept(record.V);
        return record;
    }
}
