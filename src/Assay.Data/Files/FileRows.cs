using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data.Columns;

namespace Assay.Data.Files;

/// <summary>Rows of files.</summary>
internal sealed class FileRows<T>(DatasetPlan<T> plan, SourceSpec spec) : BatchSource<T>(plan)
{
    public override RowsIdentity Identity { get; } = spec.Identity ?? new RowsIdentity(plan.Descriptor.Name) { Location = string.Join(";", spec.Paths) };

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(
        IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = ReadRequest.Of(Plan.Descriptor, columns, spec);
        foreach (var file in FileList.Resolve(spec))
        {
            cancellation.ThrowIfCancellationRequested();
            var format = spec.Format ?? FormatOf.File(file);
            await foreach (var batch in request.ReadAsync(file, format, cancellation).ConfigureAwait(false))
                yield return batch;
        }
    }
}
