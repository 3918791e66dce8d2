using System.Globalization;
using System.Text.Json;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Records;

/// <summary>What a reference means: a number, a tag, or <c>latest</c>.</summary>
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
        return IsTag(reference) && ReadTag(log.Folder.TagOf(reference)) is { } tag && log.Exists(tag.Version) ? log.Read(tag.Version) : null;
    }

    /// <summary>A tag's name: letters, digits, <c>.</c>, <c>_</c>, <c>-</c>, starting with a letter, and not <c>latest</c>.</summary>
    public static bool IsTag(string name) => name is { Length: > 0 and <= 100 } && name != Latest && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    public static VersionTag? ReadTag(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), VersionRecordJson.Default.VersionTag) : null;

    public static IReadOnlyList<VersionTag> Tags(DatasetFolder folder) => Directory.Exists(folder.Refs)
        ? [.. Directory.EnumerateFiles(folder.Refs, "*.json").Order(StringComparer.Ordinal).Select(ReadTag).OfType<VersionTag>()]
        : [];

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
        return tag;
    }
}
