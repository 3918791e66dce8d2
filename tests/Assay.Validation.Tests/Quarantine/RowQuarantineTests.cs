using Apache.Arrow;
using Assay.CompilerServices;
using Assay.TestKit;
using Assay.Validation.Quarantine;
using Assay.Validation.Tests.Flights;
using Assay.Validation.Tests.Rows;
using ParquetSharp.Arrow;

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
        Assert.Equal(
            [
                ("legs.delay.range", null, 2), ("legs.*.check.goes_somewhere", null, 3), ("legs.*.unique", null, 4), ("legs.delay.type", "delay=x", 5),
                ("legs.origin.references", null, 6),
            ],
            Reasons(outcome.FailedFile!));

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
    public async Task The_first_row_of_a_file_that_breaks_the_order_against_the_file_before_is_set_apart()
    {
        using var folder = new TempFolder();
        folder.Write("in/1.csv", "level,at,number,station,counted\n1,,,,false\n5,2001-01-01,,north,false\n");
        folder.Write("in/2.csv", "level,at,number,station,counted\n3,2001-01-01,,north,false\n4,2001-01-01,,south,false\n");
        var reference = new DatasetReference { Source = folder.File("in/*.csv") };
        var outcome = await new RowQuarantine(new FileSources()).SeparateAsync(AssayModules.Plan<Tick>(), reference, folder.File("apart"));
        var verdict = await new BatchValidation(new FileSources(), new() { Project = "test" }, TimeProvider.System).ValidateAsync(AssayModules.Plan<Tick>(), reference, s_asOf);

        Assert.Equal((1, 3), (outcome.FailedRows, outcome.PassedRows));
        Assert.Equal([("ticks.level.increasing ticks.at.increasing", null, 1)], Reasons(outcome.FailedFile!));
        Assert.Equal([1, 1], verdict.Rules.Where(rule => rule.Failing > 0).Select(rule => rule.Failing));
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

    [Fact]
    public async Task Rows_set_apart_and_rows_that_passed_are_all_rows_and_each_rule_counts_as_in_the_verdict()
    {
        using var folder = new TempFolder();
        var random = new Random(7);
        var lines = Enumerable.Range(0, 500).Select(i =>
            $"2001-02-01T{random.Next(24):00}:00:00,{(random.Next(9) == 0 ? "x" : random.Next(-300, 300))},1000,{(random.Next(9) == 0 ? "QQQ" : "ATL")},{(random.Next(9) == 0 ? "ATL" : "MIA")}");
        var source = folder.Write("2001-02.csv", "date,delay,distance,origin,destination\n" + string.Join('\n', lines) + "\n");
        var sources = new QuarantineSources(source);
        var plan = AssayModules.Plan<Leg>();
        var reference = new DatasetReference { Source = source };
        var outcome = await new RowQuarantine(sources).SeparateAsync(plan, reference, folder.Path);
        var verdict = await new BatchValidation(sources, new() { Project = "test" }, TimeProvider.System).ValidateAsync(plan, reference, s_asOf);

        Assert.Equal(verdict.Rows, outcome.FailedRows + outcome.PassedRows);
        var counted = Reasons(outcome.FailedFile!).SelectMany(reason => reason.Rules.Split(' ')).CountBy(rule => rule).ToDictionary();
        foreach (var rule in verdict.Rules.Where(rule => rule is { Severity: Severity.Error, Failing: > 0 }))
            Assert.Equal((rule.Id, rule.Failing), (rule.Id, counted.GetValueOrDefault(rule.Id)));
    }

    [Fact]
    public async Task A_file_from_before_does_not_outlive_the_rows_it_held()
    {
        using var folder = new TempFolder();
        folder.Write("2001-01.failed.parquet", "old");
        const string Source = "examples/FlightDelay/data/flights/2001-01.parquet";
        await new RowQuarantine(new FileSources(Source)).SeparateAsync(AssayModules.Plan<Leg>(), new DatasetReference { Source = Source }, folder.Path);

        Assert.Equal(["2001-01.passed.parquet"], folder.Files());
    }

    private static List<(string Rules, string? Unread, int Row)> Reasons(string file)
    {
        using var reader = new FileReader(file);
        using var batches = reader.GetRecordBatchReader();
        var reasons = new List<(string, string?, int)>();
        while (batches.ReadNextRecordBatchAsync().AsTask().GetAwaiter().GetResult() is { } batch)
        {
            using (batch)
            {
                var (rules, unread, row) = ((StringArray)batch.Column("_assay_rules"), (StringArray)batch.Column("_assay_unread"), (Int64Array)batch.Column("_assay_row"));
                for (var i = 0; i < batch.Length; i++)
                    reasons.Add((rules.GetString(i), unread.GetString(i), (int)row.GetValue(i)!.Value));
            }
        }

        return reasons;
    }

    private sealed class QuarantineSources(string source) : IDatasetSources
    {
        private readonly FileSources _files = new();

        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) =>
            _files.Open(plan, reference.Source is null && plan.Descriptor.Name == "legs" ? reference with { Source = source } : reference);

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }
}
