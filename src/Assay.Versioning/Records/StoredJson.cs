using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Records;

/// <summary>Small documents beside the records: tags, holds, intents, tombstones, amendments.</summary>
internal static class StoredJson
{
    /// <summary>The document; null where there is none.</summary>
    /// <exception cref="VersionStoreException">It is damaged or can't be read.</exception>
    public static T? TryRead<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new VersionStoreException(
                "read the store of versions", path, e is JsonException ? "text that is no such document" : e.GetType().Name, "a document that Assay wrote",
                "Restore the file from a backup.", inner: e);
        }
    }

    /// <summary>All documents of a folder, by the names of their files.</summary>
    public static IReadOnlyList<T> ReadAll<T>(string folder, JsonTypeInfo<T> type)
        where T : class => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal).Select(path => TryRead(path, type)).OfType<T>()]
        : [];

    public static Task<bool> WriteIfAbsentAsync<T>(string path, T document, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        AtomicFile.WriteIfAbsentAsync(path, JsonSerializer.SerializeToUtf8Bytes(document, type), cancellation);

    public static Task ReplaceAsync<T>(string path, T document, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        AtomicFile.ReplaceAsync(path, JsonSerializer.SerializeToUtf8Bytes(document, type), cancellation);
}
