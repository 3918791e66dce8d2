using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Data.Parquet;
using Assay.TestKit;
using Assay.Tests.Plans;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Validation.Tests.Observing;

/// <summary>Readings as Parquet files of small row groups, and places beside them.</summary>
internal sealed class ReadingFiles(TempFolder folder) : IDatasetSources
{
    private const int BatchRows = 5;

    /// <summary>Whether each file is a batch of its own.</summary>
    public bool ByFile { get; init; }

    public static void Write(string path, Reading[] rows, int rowGroup)
    {
        using var properties = new WriterPropertiesBuilder().MaxRowGroupLength(rowGroup).Build();
        using var batch = ArrowRows.Copy(ReadingPlan.Instance.Descriptor, MemoryColumnBatch.Of<Reading>(ReadingPlan.Instance, rows));
        using var writer = new FileWriter(path, batch.Schema, properties);
        var table = Table.TableFromRecordBatches(batch.Schema, [batch]);
        writer.WriteTable(table, rowGroup);
        writer.Close();
    }

    public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => plan.Descriptor.Name == "places"
        ? RowsOf(plan, [new Place { Name = "north" }, new Place { Name = "south" }])
        : FileSource.Open(plan, new SourceSpec(reference.Source ?? "*.parquet") { BaseFolder = folder.Path, BatchRows = BatchRows, WithoutKnownAfter = reference.WithoutKnownAfter });

    public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => ByFile
        ? [.. folder.Files().Where(file => file.EndsWith(".parquet", StringComparison.Ordinal)).Select(file => reference with { Source = file })]
        : [reference];

    private static Rows<T> RowsOf<T>(DatasetPlan<T> plan, Place[] places) =>
        new TestSources().With(PlacePlan.Instance, places).Open(plan, DatasetReference.Default);
}
