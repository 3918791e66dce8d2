using System.Runtime.CompilerServices;
using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Columns;
using Microsoft.Data.Analysis;

namespace Assay.Data.Frames;

/// <summary>Reads a data frame as if it were a file: through Arrow, with the same rules for names, types and cells.</summary>
internal sealed class FrameSource<T>(DataFrame frame, DatasetPlan<T> plan) : BatchSource<T>(plan)
{
    private const int BatchRows = 65_536;
    private const string Name = "data frame";

    public override RowsIdentity Identity => new(Name);

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(
        IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var wanted = (columns ?? Enumerable.Range(0, Plan.Descriptor.Columns.Count)).Select(ordinal => Plan.Descriptor.Columns[ordinal]).ToList();
        var all = frame.Columns.Select(column => column.Name).ToArray();
        foreach (var column in wanted)
            ColumnNames.Find(Name, column, all);

        var read = frame.Columns.Where(column => wanted.Exists(property => ColumnNames.Rank(property, column.Name) is not null)).ToList();
        var schema = new Schema(read.Select(column => new Field(column.Name, FrameArrays.TypeOf(column), nullable: true)), null);
        var mapper = new ArrowBatchMapper(Plan.Descriptor, schema, columns, Name);
        for (long first = 0; first < frame.Rows.Count; first += BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = (int)Math.Min(BatchRows, frame.Rows.Count - first);
            using var batch = new RecordBatch(schema, read.Select(column => FrameArrays.Of(column, first, rows)), rows);
            yield return mapper.Map(batch, first);
        }
    }
}
