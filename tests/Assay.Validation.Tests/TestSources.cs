using System.Runtime.CompilerServices;
using Assay.CompilerServices;

namespace Assay.Validation.Tests;

/// <summary>Datasets of rows in memory, read in batches of a size, that count how often each is opened and can break at a row.</summary>
internal sealed class TestSources : IDatasetSources
{
    private readonly Dictionary<string, object> _sources = new(StringComparer.Ordinal);

    public List<(string Dataset, IReadOnlyList<int>? Columns, bool WithoutKnownAfter)> Opened { get; } = [];

    public TestSources With<T>(DatasetPlan<T> plan, T[] rows, int batchSize = 10, SourceException? breaks = null, string? hash = null, string? file = null)
    {
        _sources[plan.Descriptor.Name] = new Source<T>(this, plan, rows, batchSize, breaks, hash, file ?? plan.Descriptor.Name + ".csv");
        return this;
    }

    public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) =>
        new(new Reader<T>((Source<T>)_sources[plan.Descriptor.Name] with { WithoutKnownAfter = reference.WithoutKnownAfter }));

    public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];

    private sealed record Source<T>(
        TestSources Owner, DatasetPlan<T> RowPlan, T[] Rows, int BatchSize, SourceException? Breaks, string? Hash, string File)
    {
        public bool WithoutKnownAfter { get; init; }

    }

    private sealed class Reader<T>(Source<T> source) : RowSource<T>
    {
        public override DatasetPlan<T> Plan => source.RowPlan;

        public override RowsIdentity Identity => new(source.RowPlan.Descriptor.Name) { ContentHash = source.Hash, Location = source.File };

        public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            for (var start = 0; start < source.Rows.Length; start += source.BatchSize)
            {
                await Task.Yield();
                cancellation.ThrowIfCancellationRequested();
                yield return source.Rows.AsMemory(start, Math.Min(source.BatchSize, source.Rows.Length - start));
            }

            if (source.Breaks is not null)
                throw source.Breaks;
        }

        public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
        {
            source.Owner.Opened.Add((source.RowPlan.Descriptor.Name, columns, source.WithoutKnownAfter));
            long first = 0;
            await foreach (var chunk in ReadChunksAsync(cancellation))
            {
                yield return MemoryColumnBatch.Of(Plan, chunk.Span, first, source.File).Without(ordinal => columns is not null && !columns.Contains(ordinal));
                first += chunk.Length;
            }
        }
    }
}
