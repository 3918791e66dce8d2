using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data.Files;
using Assay.Data.Text;

namespace Assay.Data.JsonLines;

/// <summary>Reads one JSON object a line. A member that a line lacks is null; lines without anything are passed over.</summary>
internal static class JsonLinesBatches
{
    public static async IAsyncEnumerable<ColumnBatch> ReadAsync(
        DataFile file, ReadRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var stream = TextStream.Open(file, request.Spec);
        await using var closing = stream.ConfigureAwait(false);
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        // Lines have no header: what the path tells is not looked for in them.
        request = request.In([]);
        var table = new TextColumns(request, file.Name);
        var members = new JsonMembers(request, file.Name);
        var lines = new JsonLineReader(file, table, members, checked((int)Math.Min(Array.MaxLength, 4L * request.Spec.MaxCellBytes)));
        for (var last = false; !last;)
        {
            last = await lines.FillAsync(pipe, cancellation).ConfigureAwait(false);
            if (table.IsEmpty)
                continue;
            members.DemandRequired();
            yield return table.Batch();
            table.Next();
            cancellation.ThrowIfCancellationRequested();
        }

        await pipe.CompleteAsync().ConfigureAwait(false);
        if (table.RowNumber == 1 && !request.AllowEmpty)
            throw SourceFaults.Empty(file.Name);
    }
}
