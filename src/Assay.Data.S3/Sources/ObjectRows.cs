using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Files;
using Assay.Workspace;

namespace Assay.Data.S3.Sources;

/// <summary>The rows of objects in a bucket.</summary>
internal sealed class ObjectRows<T>(DatasetPlan<T> plan, SourceSpec spec, S3Options options, string bucket, string key) : BatchSource<T>(plan)
{
    private readonly string _source = $"s3://{bucket}/{key}";

    public override RowsIdentity Identity => spec.Identity ?? new RowsIdentity(Plan.Descriptor.Name) { Location = _source };

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(
        IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = ReadRequest.Of(Plan.Descriptor, columns, spec);
        using var client = S3Client.Of(options);
        foreach (var found in await KeysAsync(client, cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            var folder = Directory.CreateTempSubdirectory("assay-s3-").FullName;
            try
            {
                // The name says the format, and the place what people look for.
                var file = new DataFile($"s3://{bucket}/{found}", Path.Combine(folder, "object" + Extensions(found)));
                await CopyAsync(client, found, file, cancellation).ConfigureAwait(false);
                await foreach (var batch in FileBatches.ReadAsync(file, request, cancellation).ConfigureAwait(false))
                    yield return batch;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task<IReadOnlyList<string>> KeysAsync(AmazonS3Client client, CancellationToken cancellation)
    {
        var star = key.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return [key];
        var prefix = key[..(key.LastIndexOf('/', star) + 1)];
        var keys = new List<string>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        do
        {
            var page = await GuardAsync(_source, () => client.ListObjectsV2Async(request, cancellation), cancellation).ConfigureAwait(false);

            // Keys that end in a slash are what consoles leave for folders.
            keys.AddRange((page.S3Objects ?? []).Select(item => item.Key).Where(name => !name.EndsWith('/')));
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);

        var matches = FileList.Matching(key[prefix.Length..], keys.Select(name => name[prefix.Length..]));
        return matches.Count > 0 ? [.. matches.Select(match => prefix + match)] : throw SourceFaults.NoMatch(_source, $"s3://{bucket}/{prefix}");
    }

    private async Task CopyAsync(AmazonS3Client client, string found, DataFile file, CancellationToken cancellation)
    {
        var copied = await GuardAsync(file.Name, async () =>
        {
            using var answer = await client.GetObjectAsync(bucket, found, cancellation).ConfigureAwait(false);
            var copy = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
            await using var closing = copy.ConfigureAwait(false);
            await answer.ResponseStream.CopyToAsync(copy, cancellation).ConfigureAwait(false);
            return copy.Length == answer.ContentLength;
        }, cancellation).ConfigureAwait(false);
        if (!copied)
            throw new SourceException(SourceFault.Unreadable, file.Name, "an answer that ended early", "the whole object", "Try again.");
    }

    private static async Task<TResult> GuardAsync<TResult>(string source, Func<Task<TResult>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception e) when (S3Fault.Is(e, cancellation))
        {
            var fault = S3Fault.Of("read an object", source, e);
            var isMissing = S3Fault.IsAbsence(e) || fault.Found.EndsWith("NoSuchBucket", StringComparison.Ordinal);
            throw isMissing
                ? new SourceException(SourceFault.Missing, source, S3Fault.IsAbsence(e) ? "no such object" : "no such bucket", "an object", "Check the source, and the service's address.", fault)
                : new SourceException(SourceFault.Unreadable, source, fault.Found, fault.Expected, fault.Remedy, fault);
        }
    }

    private static string Extensions(string name)
    {
        name = name[(name.LastIndexOf('/') + 1)..];
        var inner = Path.GetExtension(Path.GetFileNameWithoutExtension(name));
        return TextCompressions.Of(name) == TextCompression.None ? Path.GetExtension(name) : inner + Path.GetExtension(name);
    }
}
