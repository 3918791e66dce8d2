using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Assay.Workspace;
using Assay.Workspace.Storage;

namespace Assay.Data.S3;

/// <summary>
/// Objects in a bucket. Of racing writers the store itself lets one win (<c>If-None-Match: *</c>); <see cref="ProbeAsync"/> finds stores that
/// ignore this. An object is written in one request, so that it may have up to 5 GB.
/// </summary>
public sealed partial class S3BlobStore : IBlobStore, IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly S3Options _options;
    private readonly string _prefix;
    private readonly TimeProvider _time;

    /// <summary>A store over a bucket. Nothing is asked of it yet.</summary>
    /// <param name="options">Which bucket, and how it is reached.</param>
    /// <param name="time">The clock by which tries are spaced.</param>
    /// <exception cref="ArgumentException">The bucket's name is empty, or the prefix can't be a path.</exception>
    public S3BlobStore(S3Options options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Bucket);
        ArgumentNullException.ThrowIfNull(time);
        var prefix = options.Prefix.Trim('/');
        _prefix = prefix.Length == 0 ? "" : BlobPath.Checked(prefix) + "/";
        _options = options;
        _time = time;
        _client = S3Client.Of(options);
    }

    /// <inheritdoc/>
    public Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        OrNullAsync("read an object", path, async key =>
        {
            using var answer = await _client.GetObjectAsync(_options.Bucket, key, cancellationToken).ConfigureAwait(false);
            using var content = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return content.ToArray();
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default) =>
        OrNullAsync("open an object", path, async key =>
            (await _client.GetObjectAsync(_options.Bucket, key, cancellationToken).ConfigureAwait(false)).ResponseStream, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> ExistsAsync(string path, CancellationToken cancellationToken = default) =>
        await HeadAsync(path, cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (prefix.LastIndexOf('/') is var slash and >= 0)
            BlobPath.Checked(prefix[..slash]);
        var entries = new List<BlobEntry>();
        var request = new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = _prefix + prefix };
        do
        {
            var page = await PageAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.S3Objects ?? [])
            {
                // Consoles leave folder markers (keys that end in a slash): they are no objects of ours.
                if (item.Key[_prefix.Length..] is var path && BlobPath.IsValid(path))
                    entries.Add(new(path, item.Size ?? 0, new(DateTime.SpecifyKind((item.LastModified ?? default).ToUniversalTime(), DateTimeKind.Utc))));
            }

            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);

        // Stores order by UTF-8 (and Amazon's directory buckets not at all), the contract by UTF-16.
        entries.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        foreach (var entry in entries)
            yield return entry;
    }

    /// <summary>Deletes an object. Of racing callers several may get true: the store doesn't say whose request it was.</summary>
    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!await ExistsAsync(path, cancellationToken).ConfigureAwait(false))
            return false;
        return await OrNullAsync("delete an object", path, async key =>
            await _client.DeleteObjectAsync(_options.Bucket, key, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private string KeyOf(string path) => _prefix + BlobPath.Checked(path);

    private string PlaceOf(string key) => $"s3://{_options.Bucket}/{key}";

    private Task<GetObjectMetadataResponse?> HeadAsync(string path, CancellationToken cancellationToken) =>
        OrNullAsync("look at an object", path, key => _client.GetObjectMetadataAsync(_options.Bucket, key, cancellationToken), cancellationToken);

    private async Task<T?> OrNullAsync<T>(string what, string path, Func<string, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        var key = KeyOf(path);
        try
        {
            return await ask(key).ConfigureAwait(false);
        }
        catch (Exception e) when (S3Fault.Is(e, cancellationToken))
        {
            return S3Fault.IsAbsence(e) ? null : throw S3Fault.Of(what, PlaceOf(key), e);
        }
    }

    private async Task<ListObjectsV2Response> PageAsync(ListObjectsV2Request request, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.ListObjectsV2Async(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (S3Fault.Is(e, cancellationToken))
        {
            throw S3Fault.Of("list objects", PlaceOf(request.Prefix), e);
        }
    }
}
