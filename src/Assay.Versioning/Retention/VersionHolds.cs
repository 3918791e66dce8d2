using Assay.Versioning.Records;

namespace Assay.Versioning.Retention;

/// <summary>The holds of a dataset.</summary>
internal static class VersionHolds
{
    public static IReadOnlyList<VersionHold> All(DatasetFolder folder) => StoredJson.ReadAll(folder.Holds, RetentionJson.Default.VersionHold);

    /// <summary>Holds a version.</summary>
    /// <returns>The hold that is there afterwards: another's where the name was taken.</returns>
    /// <exception cref="SourceException">The version is gone.</exception>
    public static async Task<VersionHold> SetAsync(VersionLog log, VersionHold hold, CancellationToken cancellation)
    {
        var path = log.Folder.HoldOf(hold.Name);
        if (!await StoredJson.WriteIfAbsentAsync(path, hold, RetentionJson.Default.VersionHold, cancellation))
            return StoredJson.TryRead(path, RetentionJson.Default.VersionHold) ?? hold;

        // First the hold, then this look; a collection does it the other way around, so that one of the two sees the other.
        if (log.ExpiryOf(hold.Version) is { } gone)
        {
            File.Delete(path);
            throw gone.ToException(log.Folder.Dataset);
        }

        return hold;
    }

    /// <summary>Releases a hold; null where there is none of that name.</summary>
    public static async Task<VersionHold?> ReleaseAsync(
        VersionLog log, string name, string because, string? author, DateTimeOffset now, CancellationToken cancellation)
    {
        var path = log.Folder.HoldOf(name);
        if (StoredJson.TryRead(path, RetentionJson.Default.VersionHold) is not { } hold || hold.ReleasedUtc is not null)
            return null;
        var released = hold with { ReleasedUtc = now, ReleasedBy = author, ReleasedBecause = because };
        await StoredJson.ReplaceAsync(path, released, RetentionJson.Default.VersionHold, cancellation);
        return released;
    }
}
