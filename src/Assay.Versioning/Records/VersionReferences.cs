using System.Globalization;
using System.Text.Json;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Records;

/// <summary>
/// What a reference means: a number, a tag, <c>latest</c>, or a time in ISO 8601 (UTC where it has no zone; a day means its end): the version that was the head
/// then.
/// </summary>
internal static class VersionReferences
{
    public const string Latest = "latest";

    /// <summary>The version; null where there is none.</summary>
    public static VersionRecord? Find(VersionLog log, string reference)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        if (reference == Latest)
            return log.Head();
        if (int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return log.Exists(number) ? log.Read(number) : null;
        if (TimeOf(reference) is { } time)
            return At(log, time);
        return IsTag(reference) && ReadTag(log.Folder.TagOf(reference)) is { } tag && log.Exists(tag.Version) ? log.Read(tag.Version) : null;
    }

    /// <summary>A tag's name: letters, digits, <c>.</c>, <c>_</c>, <c>-</c>, starting with a letter, and not <c>latest</c>.</summary>
    public static bool IsTag(string name) => name is { Length: > 0 and <= 100 } && name != Latest && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    public static VersionTag? ReadTag(string path) => StoredJson.TryRead(path, VersionRecordJson.Default.VersionTag);

    public static IReadOnlyList<VersionTag> Tags(DatasetFolder folder) => StoredJson.ReadAll(folder.Refs, VersionRecordJson.Default.VersionTag);

    private static DateTimeOffset? TimeOf(string reference)
    {
        if (DateOnly.TryParseExact(reference, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);
        return reference.Contains('T', StringComparison.Ordinal) && char.IsAsciiDigit(reference[0])
            && DateTimeOffset.TryParse(reference, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }

    // Times never go back from one version to the next, whatever the clock does.
    private static VersionRecord? At(VersionLog log, DateTimeOffset time)
    {
        var (low, high) = (0, log.HeadNumber());
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (log.Read(middle).CreatedUtc <= time)
                low = middle;
            else
                high = middle - 1;
        }

        return low == 0 ? null : log.Read(low);
    }

    /// <summary>Sets a tag.</summary>
    /// <returns>The tag that is there now: another's where the name was taken and may not move.</returns>
    public static async Task<VersionTag> SetAsync(VersionLog log, VersionTag tag, bool move, CancellationToken cancellation)
    {
        var path = log.Folder.TagOf(tag.Tag);
        var content = JsonSerializer.SerializeToUtf8Bytes(tag, VersionRecordJson.Default.VersionTag);
        if (move)
            await AtomicFile.ReplaceAsync(path, content, cancellation);
        else if (!await AtomicFile.WriteIfAbsentAsync(path, content, cancellation))
            return ReadTag(path) ?? tag;

        // First the tag, then this look; a collection does it the other way around, so that one of the two sees the other.
        if (log.ExpiryOf(tag.Version) is { } gone)
        {
            File.Delete(path);
            throw gone.ToException(log.Folder.Dataset);
        }

        return tag;
    }
}
