using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Parquet;

namespace Assay.Data.Files;

/// <summary>A part of a file that can be read by itself.</summary>
/// <param name="File">The file.</param>
/// <param name="Groups">The row groups of Parquet; null for the whole file.</param>
internal sealed record FilePiece(DataFile File, RowGroups? Groups);

/// <summary>Row groups that stand one after the other.</summary>
/// <param name="First">The first, from 0.</param>
/// <param name="Count">How many.</param>
/// <param name="FirstRow">The rows of the file before them.</param>
/// <param name="Rows">Their rows.</param>
internal sealed record RowGroups(int First, int Count, long FirstRow, long Rows);

/// <summary>Where files can be taken apart.</summary>
internal static class FilePieces
{
    /// <summary>The pieces of a file. A file that can't be taken apart, also since it is damaged, is one: reading it says what is wrong.</summary>
    public static IEnumerable<FilePiece> Of(DataFile file, SourceSpec spec)
    {
        try
        {
            if ((spec.Format ?? FormatOf.File(file)) == FileFormat.Parquet)
                return Of(file, ParquetFile.GroupRows(file), spec.BatchRows);
        }
        catch (SourceException)
        {
            return [new(file, null)];
        }

        return [new(file, null)];
    }

    /// <summary>Row groups are joined until they fill a batch: opening a file for less costs more than reading it.</summary>
    private static List<FilePiece> Of(DataFile file, IReadOnlyList<long> groups, int least)
    {
        var pieces = new List<FilePiece>();
        long before = 0;
        long rows = 0;
        var first = 0;
        for (var group = 0; group < groups.Count; group++)
        {
            rows += groups[group];
            if (rows < least && group < groups.Count - 1)
                continue;
            pieces.Add(new(file, new(first, group + 1 - first, before, rows)));
            before += rows;
            rows = 0;
            first = group + 1;
        }

        return pieces.Count > 1 ? pieces : [new(file, null)];
    }
}

/// <summary>The rows of a part of a file.</summary>
internal sealed class FilePieceRows<T>(DatasetPlan<T> plan, SourceSpec spec, RowsIdentity identity, FilePiece piece) : BatchSource<T>(plan)
{
    public override RowsIdentity Identity => identity;

    public override Task<IReadOnlyDictionary<int, ColumnBounds>> BoundsAsync(IReadOnlyList<int> columns, CancellationToken cancellation) =>
        Task.FromResult(FooterAnswers.Bounds(piece, spec, Plan.Descriptor, columns));

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(
        IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = ReadRequest.Of(Plan.Descriptor, columns, spec) with { Groups = piece.Groups };
        await foreach (var batch in FileBatches.ReadAsync(piece.File, request, cancellation).ConfigureAwait(false))
            yield return batch;
    }
}
