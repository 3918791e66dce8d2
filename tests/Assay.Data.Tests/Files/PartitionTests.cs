using Assay.CompilerServices;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Files;

/// <summary>Columns that stand in the path of a file.</summary>
public sealed class PartitionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public sealed record Sale
    {
        public int Year { get; set; }
        [StoredAs("shop name")] public string? Shop { get; set; }
        public decimal Amount { get; set; }

        public static ReflectedPlan<Sale> Plan { get; } = new("sales");
    }

    public sealed record Amounts
    {
        public decimal Amount { get; set; }

        public static ReflectedPlan<Amounts> Plan { get; } = new("amounts");
    }

    [Theory]
    [InlineData("part.parquet")]
    [InlineData("part.csv")]
    [InlineData("part.jsonl")]
    public async Task The_path_tells_the_columns_that_a_file_has_not(string name)
    {
        await WriteAsync($"sales/year=2001/shop name=A%2FB/{name}", 1.5m);
        await WriteAsync($"sales/YEAR=2002/shop%20name=__HIVE_DEFAULT_PARTITION__/{name}", 2.5m);

        var sales = await Open($"sales/**/{name}").ToListAsync();
        Assert.Equal(
            [new Sale { Year = 2002, Shop = null, Amount = 2.5m }, new Sale { Year = 2001, Shop = "A/B", Amount = 1.5m }],
            sales);
    }

    [Fact]
    public async Task The_file_wins_where_it_has_the_column()
    {
        _folder.Write("sales/year=2001/part.csv", "year,shop name,amount\n1999,x,1\n");

        Assert.Equal(1999, Assert.Single(await Open("sales/*/part.csv").ToListAsync()).Year);
    }

    [Fact]
    public async Task A_folder_that_is_no_value_of_its_column_is_a_fault_of_every_row()
    {
        _folder.Write("sales/year=next/shop name=x/part.csv", "amount\n1\n2\n");
        await foreach (var batch in Open("sales/*/*/part.csv").ReadBatchesAsync())
            Assert.Equal([new CellFault(0, 0, "next"), new CellFault(1, 0, "next")], batch.Faults);
    }

    [Fact]
    public async Task Two_folders_of_one_column_and_none_are_said()
    {
        _folder.Write("sales/year=1/year=2/part.csv", "shop name,amount\nx,1\n");
        _folder.Write("plain/part.csv", "shop name,amount\nx,1\n");

        Assert.Equal(SourceFault.Schema, (await Assert.ThrowsAsync<SourceException>(() => Open("sales/**/part.csv").ToListAsync())).Fault);
        Assert.Equal(SourceFault.Schema, (await Assert.ThrowsAsync<SourceException>(() => Open("plain/part.csv").ToListAsync())).Fault);
    }

    public void Dispose() => _folder.Dispose();

    private async Task WriteAsync(string path, decimal amount)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
        await RowsFile.WriteAsync(PlannedRows<Amounts>.Of(Amounts.Plan, [new Amounts { Amount = amount }]), _folder.File(path));
    }

    private Rows<Sale> Open(string path) => FileSource.Open(Sale.Plan, new SourceSpec(path) { BaseFolder = _folder.Path });
}
