using System.Globalization;
using Assay.Versioning.Records;

namespace Assay.Versioning.Retention;

/// <summary>Says of each version why it is kept. Made of all records, tags, holds and uses: a part that is left out of account would be lost.</summary>
internal sealed class RetentionMarks(IReadOnlyList<VersionRecord> records, CollectionRequest request, DateTimeOffset now)
{
    private readonly SortedDictionary<int, List<string>> _because = [];

    /// <summary>The kept versions in order, each with its reasons.</summary>
    public IReadOnlyList<KeptVersion> Kept => [.. _because.Select(one => new KeptVersion(one.Key, one.Value))];

    public bool Keeps(int version) => _because.ContainsKey(version);

    public void MarkByPolicy()
    {
        if (records.Count == 0)
            return;
        Mark(records[^1].V, "the latest");
        foreach (var record in request.HasPolicy ? [] : records)
            Mark(record.V, "no rule removes it");
        foreach (var record in records.TakeLast(request.KeepLast ?? 0))
            Mark(record.V, string.Create(CultureInfo.InvariantCulture, $"among the last {request.KeepLast}"));
        for (var at = 0; at < records.Count && request.Keep is { } keep; at++)
        {
            // A version is the head until the next one comes: what was read since then can still be read.
            if ((at + 1 == records.Count ? now : records[at + 1].CreatedUtc) >= now - keep)
                Mark(records[at].V, "the head at some time that is kept");
        }
    }

    public void Mark(VersionTag tag) => Mark(tag.Version, $"tag {tag.Tag}");

    public void Mark(VersionHold hold)
    {
        if (hold.ReleasedUtc is null)
            Mark(hold.Version, $"held as {hold.Name}: {hold.Why}");
    }

    public void Mark(DataUse use)
    {
        foreach (var record in records.Where(use.Means))
            Mark(record.V, $"{use.By} was made of it");
    }

    private void Mark(int version, string because)
    {
        if (!_because.TryGetValue(version, out var reasons))
            _because[version] = reasons = [];
        if (!reasons.Contains(because))
            reasons.Add(because);
    }
}
