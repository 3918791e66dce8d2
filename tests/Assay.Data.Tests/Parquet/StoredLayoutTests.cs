using Assay.Data.Arrow;
using Assay.Data.Tests.Plans;
using Assay.TestKit;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Data.Tests.Parquet;

/// <summary>The same rows, however a writer lays them out: dictionaries or none, tiny pages, dictionaries given up half-way, short row groups.</summary>
public sealed class StoredLayoutTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<bool, long, long, int> Layouts => new()
    {
        { true, 1_000_000, 1_000_000, 65_536 },
        { true, 1_000_000, 500, 333 },
        { false, 1_000_000, 300, 333 },
        { true, 4_000, 400, 65_536 },
        { false, 1_000_000, 1_000_000, 1 },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task A_layout_changes_no_cell(bool dictionary, long dictionaryBytes, long pageBytes, int batchRows)
    {
        var rows = EveryType.Rows(2_500).Select((row, i) => row with
        {
            Text = (i % 5) switch { 0 => "", 1 => $"of its own: {i}", _ => row.Text },
            MaybeText = (i % 7) switch { 0 => null, 1 => "", 2 => $"{i}", _ => $"{i % 11}" },
        }).ToArray();
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, rows), _folder.File("plain.parquet"));
        var expected = await FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File("plain.parquet"))).ToListAsync();

        using (var builder = new WriterPropertiesBuilder())
        {
            builder.MaxRowGroupLength(700).DataPagesize(pageBytes).DictionaryPagesizeLimit(dictionaryBytes).WriteBatchSize(50);
            using var properties = (dictionary ? builder.EnableDictionary() : builder.DisableDictionary()).Build();
            var descriptor = EveryType.Plan.Descriptor;
            using var writer = new FileWriter(_folder.File("laid.parquet"), ArrowSchemas.Of(descriptor, [.. Enumerable.Range(0, descriptor.Columns.Count)]), properties);
            await foreach (var batch in PlannedRows<EveryType>.Of(EveryType.Plan, rows).ReadBatchesAsync())
            {
                using var arrow = ArrowRows.Copy(descriptor, batch);
                writer.WriteBufferedRecordBatch(arrow);
            }

            writer.Close();
        }

        var read = await FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File("laid.parquet")) { BatchRows = batchRows }).ToListAsync();

        Assert.Equal(rows.Select(row => (row.Text, row.MaybeText)), read.Select(row => (row.Text, row.MaybeText)));
        Assert.Equal(expected, read);
    }

    public void Dispose() => _folder.Dispose();
}
