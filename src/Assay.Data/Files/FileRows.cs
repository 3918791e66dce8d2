using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Parquet;

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
            await foreach (var batch in FileBatches.ReadAsync(file, request, cancellation).ConfigureAwait(false))
                yield return batch;
        }
    }

    public override Task<IReadOnlyList<RowSource<T>>> SplitAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<RowSource<T>>>(
        [.. FileList.Resolve(spec).SelectMany(file => FilePieces.Of(file, spec)).Select(piece => new FilePieceRows<T>(Plan, spec, Identity, piece))]);

    public override async Task<IReadOnlyList<string>?> ParquetFilesAsync(CancellationToken cancellation)
    {
        if (spec.WithoutKnownAfter)
            return null;
        var files = FileList.Resolve(spec);
        foreach (var file in files)
        {
            if ((spec.Format ?? FormatOf.File(file)) != FileFormat.Parquet || PartitionPath.Values(file, Plan.Descriptor).Count > 0)
                return null;
            var stored = (await StoredColumns.OfAsync(file, spec, cancellation).ConfigureAwait(false)).Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!Plan.Descriptor.Columns.All(column => stored.Contains(column.StorageName)))
                return null;
        }

        return [.. files.Select(file => file.Path)];
    }

    /// <summary>What footers say; the numbers of columns they don't, so that nothing is answered where these are wanted.</summary>
    public override Task<SourceAnswers?> AnswerAsync(RulesAsked asked, CancellationToken cancellation) =>
        Task.FromResult(asked.Summaries ? null : FooterAnswers.Of(FileList.Resolve(spec), spec, Plan.Descriptor, asked));

    public override async Task<SourceLook?> LookAsync(CancellationToken cancellation)
    {
        var files = FileList.Resolve(spec);
        return new(
            await FilePrint.OfAsync(files, cancellation).ConfigureAwait(false),
            await StoredColumns.OfAsync(files[^1], spec, cancellation).ConfigureAwait(false));
    }
}
