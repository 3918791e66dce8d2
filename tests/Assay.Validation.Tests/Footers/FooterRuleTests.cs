using System.Buffers.Binary;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Data.Arrow;
using Assay.TestKit;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Validation.Tests.Footers;

/// <summary>A footer answers a rule only as its rows would.</summary>
public sealed class FooterRuleTests : IDatasetSources, IDisposable
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly DatasetPlan<Footed> _plan = AssayModules.Plan<Footed>();

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public async Task Rules_say_what_the_rows_say(int edge, bool statistics)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            Write("1.parquet", Footed.Draw(random, random.Next(1, 60), edge), statistics, rowGroup: 7);
            Write("2.parquet", Footed.Draw(random, random.Next(1, 60), seed % 2 * edge), statistics, rowGroup: 1_000);

            var whole = await ValidateAsync(new() { Project = "tests" });
            foreach (var threads in (int[])[1, 3])
                Assert.Equivalent(whole with { Columns = [] }, await ValidateAsync(new() { Project = "tests", Statistics = false, Threads = threads }), strict: true);
        }
    }

    [Fact]
    public async Task What_footers_answer_is_not_read()
    {
        Write("1.parquet", [.. Footed.Draw(new Random(1), 40, 0).Select(row => row with { Real = 1 })], statistics: true, rowGroup: 7);
        Damage("1.parquet", column: 5);

        Assert.Null((await ValidateAsync(new() { Project = "tests", Statistics = false })).Fault);
        await Assert.ThrowsAsync<SourceException>(() => ValidateAsync(new() { Project = "tests" }));
    }

    [Fact]
    public async Task Without_statistics_in_the_footer_rows_are_read()
    {
        Write("1.parquet", Footed.Draw(new Random(1), 40, 0), statistics: false, rowGroup: 7);
        Damage("1.parquet", column: 5);

        await Assert.ThrowsAsync<SourceException>(() => ValidateAsync(new() { Project = "tests", Statistics = false }));
    }

    public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => FileSource.Open(plan, new SourceSpec(_folder.File("*.parquet")) { BatchRows = 5 });

    public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];

    public void Dispose() => _folder.Dispose();

    private Task<Verdict> ValidateAsync(BatchValidationOptions options) => new BatchValidation(this, options, TimeProvider.System).ValidateAsync(_plan, DatasetReference.Default, s_asOf);

    private void Write(string name, Footed[] rows, bool statistics, int rowGroup)
    {
        using var builder = new WriterPropertiesBuilder();
        builder.MaxRowGroupLength(rowGroup).Compression(Compression.Zstd).EnablePageChecksum();
        using var properties = (statistics ? builder.EnableStatistics() : builder.DisableStatistics()).Build();
        using var writer = new FileWriter(_folder.File(name), ArrowSchemas.Of(_plan.Descriptor, [.. Enumerable.Range(0, _plan.Descriptor.Columns.Count)]), properties);
        using var arrow = ArrowRows.Copy(_plan.Descriptor, MemoryColumnBatch.Of<Footed>(_plan, rows));
        writer.WriteBufferedRecordBatch(arrow);
        writer.Close();
    }

    /// <summary>Overwrites the last bytes of the pages of a column in the first row group.</summary>
    private void Damage(string name, int column)
    {
        int end;
        using (var reader = new ParquetFileReader(_folder.File(name)))
        {
            end = (int)(4 + Enumerable.Range(0, column + 1).Sum(before => reader.RowGroup(0).MetaData.GetColumnChunkMetaData(before).TotalCompressedSize));
        }

        var bytes = File.ReadAllBytes(_folder.File(name));
        Assert.True(end < bytes.Length - 8 - BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - 8)));
        bytes.AsSpan(end - 6, 6).Fill(0xA5);
        File.WriteAllBytes(_folder.File(name), bytes);
    }
}
