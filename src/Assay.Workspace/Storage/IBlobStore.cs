namespace Assay.Workspace.Storage;

/// <summary>One stored object.</summary>
/// <param name="Path">Its path in the store, with <c>/</c> between segments.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Modified">When it was last written, by the store's clock.</param>
public readonly record struct BlobEntry(string Path, long Bytes, DateTimeOffset Modified);

/// <summary>
/// Named objects that are written whole: a folder, or a bucket. Its one guarantee that everything else rests on:
/// <see cref="PutIfAbsentAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/> lets exactly one of any number of racing writers win,
/// across threads, processes and machines. A reader never sees half an object. Implementations are safe for concurrent use.
/// Paths are relative, with <c>/</c> between segments; <see cref="BlobPath"/> says which are allowed.
/// </summary>
public interface IBlobStore
{
    /// <summary>Writes an object unless one is there.</summary>
    /// <returns>True when this call wrote it and it is durable; false when an object was already there (nothing is changed).</returns>
    /// <exception cref="ArgumentException">The path isn't allowed.</exception>
    /// <exception cref="WorkspaceException">The store failed; nothing was written, unless the exception says it is unknown.</exception>
    Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Writes an object from a stream, read to its end, unless one is there.</summary>
    /// <inheritdoc cref="PutIfAbsentAsync(string, ReadOnlyMemory{byte}, CancellationToken)" path="/returns|/exception"/>
    Task<bool> PutIfAbsentAsync(string path, Stream content, CancellationToken cancellationToken = default);

    /// <summary>Writes an object in place of any other: the last writer wins. For pointers that carry no history.</summary>
    Task PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>The whole object, or null when there is none.</summary>
    Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>A stream over the object, which the caller disposes; null when there is none.</summary>
    Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>True when there is such an object.</summary>
    Task<bool> ExistsAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>All objects whose path starts with a prefix, in ordinal order of their paths.</summary>
    /// <param name="prefix">A start of paths as text, e.g. <c>events/2026-11-24/</c>; empty for all.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<BlobEntry> ListAsync(string prefix, CancellationToken cancellationToken = default);

    /// <summary>Deletes an object.</summary>
    /// <returns>True when there was one.</returns>
    Task<bool> DeleteAsync(string path, CancellationToken cancellationToken = default);
}
