using System.Net;
using Amazon.S3.Model;
using Assay.Workspace;
using Assay.Workspace.Storage;

namespace Assay.Data.S3;

public sealed partial class S3BlobStore
{
    private const string Mark = "x-amz-meta-assay-write";
    private const int Attempts = 8;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public async Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        return await PutOnceAsync(path, stream, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> PutIfAbsentAsync(string path, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        KeyOf(path);
        if (content.CanSeek && content.Position == 0)
            return await PutOnceAsync(path, content, cancellationToken).ConfigureAwait(false);

        // The store wants the length beforehand, and a second try wants to read again.
        var spool = new FileStream(
            Path.Combine(Path.GetTempPath(), $"assay-{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await using (spool.ConfigureAwait(false))
        {
            await content.CopyToAsync(spool, cancellationToken).ConfigureAwait(false);
            return await PutOnceAsync(path, spool, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        var key = KeyOf(path);
        try
        {
            await _client.PutObjectAsync(Request(key, stream), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (S3Fault.Is(e, cancellationToken))
        {
            throw S3Fault.Of("write an object", PlaceOf(key), e);
        }
    }

    /// <summary>
    /// Finds out whether the store honours <c>If-None-Match</c>, by writing an object of its own twice and removing it. To be called before
    /// several writers share a bucket.
    /// </summary>
    /// <exception cref="WorkspaceException">It doesn't: concurrent writers are refused. Or it failed.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken = default)
    {
        var path = $"_probe/{Guid.NewGuid():N}";
        try
        {
            if (await PutIfAbsentAsync(path, "1"u8.ToArray(), cancellationToken).ConfigureAwait(false)
                && !await PutIfAbsentAsync(path, "2"u8.ToArray(), cancellationToken).ConfigureAwait(false))
                return;
            throw Refused("a store that ignores If-None-Match: a second writer replaced the first", null);
        }
        catch (WorkspaceException e) when (e.InnerException is { } inner && S3Fault.Answers(inner, HttpStatusCode.NotImplemented))
        {
            throw Refused("a store without If-None-Match (501)", e);
        }
        finally
        {
            await DeleteAsync(path, cancellationToken).ConfigureAwait(false);
        }
    }

    private WorkspaceException Refused(string found, Exception? inner) => new(
        "let several writers share the store", PlaceOf(_prefix), found, "the answer 412 to the second of two writers (conditional writes)",
        $"Concurrent mode is refused. Use a store with conditional writes, or set {WorkspaceLocator.Variable} to a folder.", inner: inner);

    // Each call marks its object. So 412 after a try whose answer was lost (the SDK tries again by itself) is known as a success.
    private async Task<bool> PutOnceAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var key = KeyOf(path);
        var mark = Guid.NewGuid().ToString("N");
        for (var attempt = 1; ; attempt++)
        {
            content.Position = 0;
            var request = Request(key, content);
            request.IfNoneMatch = "*";
            request.Metadata.Add(Mark, mark);
            try
            {
                await _client.PutObjectAsync(request, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (Exception e) when (S3Fault.Is(e, cancellationToken))
            {
                if (S3Fault.Answers(e, HttpStatusCode.PreconditionFailed))
                    return await MarkOfAsync(path, cancellationToken).ConfigureAwait(false) == mark;
                if (S3Fault.LeavesUnknown(e))
                    return await FoundOutAsync(path, mark, e, cancellationToken).ConfigureAwait(false);
                if (!S3Fault.Answers(e, HttpStatusCode.Conflict))
                    throw S3Fault.Of("write an object", PlaceOf(key), e);
                if (attempt == Attempts)
                {
                    throw new WorkspaceException(
                        "write an object", PlaceOf(key), "other writers of the same object at every try (409)", "a try without them", "Try again.",
                        isTransient: true, inner: e);
                }
            }

            await Task.Delay(s_pause * attempt, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> FoundOutAsync(string path, string mark, Exception failure, CancellationToken cancellationToken)
    {
        var key = KeyOf(path);
        try
        {
            if (await MarkOfAsync(path, cancellationToken).ConfigureAwait(false) is { } found)
                return found == mark;
        }
        catch (WorkspaceException)
        {
            // What made the write fail is the better message.
        }

        throw new WorkspaceException(
            "write an object", PlaceOf(key), $"no answer ({failure.GetType().Name}): whether it was written is unknown", "an answer",
            "Read the object before you write it again.", isTransient: true, inner: failure);
    }

    /// <summary>Who wrote the object; empty where that wasn't us, null where there is none.</summary>
    private async Task<string?> MarkOfAsync(string path, CancellationToken cancellationToken) =>
        await HeadAsync(path, cancellationToken).ConfigureAwait(false) is { } head ? head.Metadata[Mark] ?? "" : null;

    private PutObjectRequest Request(string key, Stream content) => new()
    {
        BucketName = _options.Bucket,
        Key = key,
        InputStream = content,
        AutoCloseStream = false,
        UseChunkEncoding = false,
    };
}
