using Assay.CompilerServices;
using Assay.TestKit;
using Assay.Validation.Quarantine;
using Assay.Validation.Tests.Flights;

namespace Assay.Validation.Tests.Quarantine;

public sealed class RowQuarantineTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 2, 28, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Failing_and_passing_rows_come_apart_and_each_file_reads_as_the_dataset()
    {
        using var folder = new TempFolder();
        var source = folder.Write("2001-02.csv", "date,delay,distance,origin,destination\n"
            + "2001-02-01T10:00:00,5,1000,ATL,MIA\n"
            + "2001-02-01T11:00:00,-1116,1068,MIA,STL\n"
            + "2001-02-01T12:00:00,7,1000,ATL,ATL\n"
            + "2001-02-01T10:00:00,5,1000,ATL,MIA\n"
            + "2001-02-01T13:00:00,x,1000,ATL,MIA\n"
            + "2001-02-01T14:00:00,5,1000,QQQ,MIA\n");
        var sources = new QuarantineSources(source);
        var plan = AssayModules.Plan<Leg>();
        var outcome = await new RowQuarantine(sources).SeparateAsync(plan, new DatasetReference { Source = source }, folder.File("apart"));

        Assert.Equal((5, 1), (outcome.FailedRows, outcome.PassedRows));
        Assert.Equal(["2001-02.csv", "apart/2001-02.failed.parquet", "apart/2001-02.passed.parquet"], folder.Files());
        var passed = await sources.Open(plan, new DatasetReference { Source = outcome.PassedFile }).ToListAsync();
        Assert.Equal(new DateTime(2001, 2, 1, 10, 0, 0), Assert.Single(passed).Date);
        var failed = await sources.Open(plan, new DatasetReference { Source = outcome.FailedFile }).ToListAsync();
        Assert.Equal([-1116, 7, 5, 0, 5], failed.Select(leg => leg.Delay));

        var verdict = await new BatchValidation(sources, new() { Project = "test" }, TimeProvider.System)
            .ValidateAsync(plan, new DatasetReference { Source = outcome.PassedFile }, s_asOf);
        // The rule that only warns set no row apart.
        Assert.Equal(VerdictStatus.Warned, verdict.Status);
    }

    [Fact]
    public async Task Of_the_shipped_february_four_rows_are_set_apart()
    {
        using var folder = new TempFolder();
        const string Source = "examples/FlightDelay/data/refused/2001-02-as-published.parquet";
        var outcome = await new RowQuarantine(new FileSources(Source)).SeparateAsync(AssayModules.Plan<Leg>(), new DatasetReference { Source = Source }, folder.Path);

        // Three excess rows share their key with an earlier row, one has the impossible delay.
        Assert.Equal((4, 19_997), (outcome.FailedRows, outcome.PassedRows));
    }

    [Fact]
    public async Task A_batch_without_failing_rows_makes_one_file()
    {
        using var folder = new TempFolder();
        const string Source = "examples/FlightDelay/data/flights/2001-01.parquet";
        var outcome = await new RowQuarantine(new FileSources(Source)).SeparateAsync(AssayModules.Plan<Leg>(), new DatasetReference { Source = Source }, folder.Path);

        Assert.Null(outcome.FailedFile);
        Assert.Equal(["2001-01.passed.parquet"], folder.Files());
    }

    private sealed class QuarantineSources(string source) : IDatasetSources
    {
        private readonly FileSources _files = new();

        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) =>
            _files.Open(plan, reference.Source is null && plan.Descriptor.Name == "legs" ? reference with { Source = source } : reference);

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }
}
