using Assay.CompilerServices;
using Assay.Data;
using Assay.Data.Arrow;
using Assay.TestKit;
using Assay.Validation.Parts;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Validation.Tests.Footers;

/// <summary>Keys of row groups that lie apart are compared in their group and not kept; what is found is what all keys together show.</summary>
public sealed class OrderedKeyTests : IDatasetSources, IDisposable
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly DatasetPlan<Rising> _plan = AssayModules.Plan<Rising>();

    [Theory]
    [InlineData(60, 40, "ordered")]
    [InlineData(200, 300, "ordered")]
    [InlineData(300, 3, "ordered")]
    [InlineData(300, 1, "ordered")]
    [InlineData(200, 300, "one row falls")]
    [InlineData(200, 300, "no order")]
    [InlineData(200, 300, "two files overlap")]
    public async Task Duplicates_are_those_of_all_keys_together(int rows, int times, string order)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            var one = Rising.Draw(random, rows, times, 0);
            if (order == "no order")
                random.Shuffle(one);
            else if (order == "one row falls")
                (one[0], one[^20]) = (one[^20], one[0]);
            Write("1.parquet", one, random.Next(30, 120));
            Write("2.parquet", Rising.Draw(random, rows, times, order == "two files overlap" ? times / 2 : times - 1), random.Next(30, 120));
            var kept = await KeptAsync();
            foreach (var (threads, memory) in ((int, long)[])[(1, 1L << 20), (3, 1L << 20), (2, 0)])
            {
                var options = new BatchValidationOptions { Project = "tests", Threads = threads, MemoryLimit = memory };
                var verdict = await new BatchValidation(this, options, TimeProvider.System).ValidateAsync(_plan, DatasetReference.Default, s_asOf);
                Assert.Equivalent(kept.Rules, verdict.Rules, strict: true);
            }
        }
    }

    [Fact]
    public async Task A_footer_that_tells_other_bounds_is_no_verdict()
    {
        var rows = Rising.Draw(new Random(1), 50, 1_000, 0);
        Write("1.parquet", rows, 1_000);
        var bytes = File.ReadAllBytes(_folder.File("1.parquet"));
        var greatest = BitConverter.GetBytes((rows[^1].Time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        var less = BitConverter.GetBytes((rows[^5].Time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        for (var at = bytes.AsSpan().LastIndexOf(greatest); at > bytes.Length * 2 / 3; at = bytes.AsSpan(0, at).LastIndexOf(greatest))
            less.CopyTo(bytes, at);
        File.WriteAllBytes(_folder.File("1.parquet"), bytes);

        var fault = await Assert.ThrowsAsync<SourceException>(() => new BatchValidation(this, new() { Project = "tests" }, TimeProvider.System).ValidateAsync(_plan, DatasetReference.Default, s_asOf));
        Assert.Contains("footer", fault.Found, StringComparison.Ordinal);
    }

    public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => FileSource.Open(plan, new SourceSpec(_folder.File("*.parquet")) { BatchRows = 20 });

    public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];

    public void Dispose() => _folder.Dispose();

    /// <summary>A part that is all there is keeps every key.</summary>
    private async Task<Verdict> KeptAsync()
    {
        var validation = new BatchValidation(this, new() { Project = "tests" }, TimeProvider.System);
        PartialValidation all = await validation.ObservePartAsync(_plan, DatasetReference.Default, new(1, 1));
        return Assert.Single(await validation.JudgePartsAsync([all], s_asOf));
    }

    private void Write(string name, Rising[] rows, int rowGroup)
    {
        using var builder = new WriterPropertiesBuilder();
        using var properties = builder.MaxRowGroupLength(rowGroup).Build();
        using var writer = new FileWriter(_folder.File(name), ArrowSchemas.Of(_plan.Descriptor, [.. Enumerable.Range(0, _plan.Descriptor.Columns.Count)]), properties);
        using var arrow = ArrowRows.Copy(_plan.Descriptor, MemoryColumnBatch.Of<Rising>(_plan, rows));
        writer.WriteBufferedRecordBatch(arrow);
        writer.Close();
    }
}
