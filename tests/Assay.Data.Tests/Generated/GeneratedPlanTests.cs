using Assay.CompilerServices;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Generated;

/// <summary>The plan that the compiler makes, and the files of this room: both ends of the same contract.</summary>
public sealed class GeneratedPlanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task Rows_of_a_declared_record_come_back_as_they_were_written(string file)
    {
        Declared[] rows = [.. EveryType.Rows(60).Select(Declared.From)];
        await RowsFile.WriteAsync(RowsOf.Memory(rows), _folder.File(file));

        Assert.Equal(rows, await FileSource.Open(AssayModules.Plan<Declared>(), new SourceSpec(_folder.File(file))).ToListAsync());
    }

    public void Dispose() => _folder.Dispose();
}
