using Assay.Workspace.Lineage;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Upkeep;

/// <summary>Finds objects of the event log that nothing needs any more.</summary>
public static class OldEvents
{
    /// <summary>
    /// Objects of days before <paramref name="before"/>, but for those of <paramref name="needed"/> runs, of no run (what was declared), and those that
    /// tell of a version of a dataset: versions stay, and so does where they come from.
    /// </summary>
    public static async Task<IReadOnlyList<BlobEntry>> FindAsync(IBlobStore store, DateOnly before, IReadOnlySet<string> needed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(needed);
        var found = new List<BlobEntry>();
        await foreach (var entry in store.ListAsync(EventPath.Folder, cancellationToken))
        {
            if (EventPath.Parse(entry.Path) is not { } path || path.Day >= before || path.Run == EventPath.NoRun || needed.Contains(path.Run))
                continue;
            if (await store.ReadAsync(entry.Path, cancellationToken) is { } content && content.AsSpan().IndexOf("\"datasetVersion\""u8) < 0)
                found.Add(entry);
        }

        return found;
    }

    /// <summary>The day that a time falls on, as the log counts it.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
