using System.Runtime.CompilerServices;
using Assay.CompilerServices;

namespace Assay.Data.Files;

/// <summary>Reads one file, whatever its format, and finds out whether somebody wrote to it meanwhile.</summary>
internal static class FileBatches
{
    public static async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DataFile file, ReadRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = FileStamp.Of(file);
        var format = request.Spec.Format ?? FormatOf.File(file);
        request = request with { FromPath = PartitionPath.Values(file, request.Descriptor) };
        var partitions = request.FromPath.Count > 0 ? new PartitionColumns(request) : null;
        var batches = request.ReadAsync(file, format, cancellation).GetAsyncEnumerator(cancellation);
        await using var closing = batches.ConfigureAwait(false);
        while (await NextAsync(batches, file, before).ConfigureAwait(false))
            yield return partitions?.With(batches.Current) ?? batches.Current;
        if (FileStamp.Of(file) != before)
            throw SourceFaults.Changed(file.Name);
    }

    // What is wrong with a file that changed under its reader is that it changed.
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ColumnBatch> batches, DataFile file, FileStamp? before)
    {
        try
        {
            return await batches.MoveNextAsync().ConfigureAwait(false);
        }
        catch (SourceException fault) when (before is not null && FileStamp.Of(file) != before)
        {
            throw SourceFaults.Changed(file.Name, fault);
        }
    }
}
