using Assay.CompilerServices;
using Assay.Data;
using Assay.TestKit;
using Assay.Validation.History;
using Assay.Workspace.Storage;

namespace Assay.Validation.Tests.History;

/// <summary>Rules over former batches, other datasets and stored columns, from files and a kept history.</summary>
public sealed class NearHistoryTests : IDisposable
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly List<string> _opened = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_batch_is_compared_with_those_admitted_before_it()
    {
        _folder.Write("gauges.csv", "key\n1\n2\n");
        for (var batch = 1; batch <= 3; batch++)
        {
            var early = await ValidateAsync(batch, 10 + batch);
            Assert.Equal(VerdictStatus.Skipped, Rule(early, "levels.*.row_count_history").Status);
            Assert.Contains($"{batch - 1} former", Rule(early, "levels.*.row_count_history").Observed, StringComparison.Ordinal);
        }

        var like = await ValidateAsync(4, 12);
        Assert.Equal((VerdictStatus.Passed, "12 rows, equal to 12, the mean of the last 3 batches (deviation 1)"), Found(like, "levels.*.row_count_history"));
        Assert.Equal(VerdictStatus.Passed, Rule(like, "levels.height.distinct_count_history").Status);

        var far = await ValidateAsync(5, 60);
        Assert.False(far.IsAdmitted);
        Assert.Equal((VerdictStatus.Failed, "60 rows, 400 % above 12, the mean of the last 4 batches (deviation 0.816497)"), Found(far, "levels.*.row_count_history"));

        // What was refused is no baseline, and the same content again is no batch before itself.
        Assert.Equal(Found(far, "levels.*.row_count_history"), Found(await ValidateAsync(5, 60), "levels.*.row_count_history"));
    }

    [Fact]
    public async Task Another_dataset_is_read_once_for_all_rules_and_batches_that_compare_with_it()
    {
        _folder.Write("gauges.csv", "key\n1\n2\n");
        var validation = Validation();
        _folder.Write("levels.csv", "height\n1\n2\n");
        var verdict = await validation.ValidateAsync(AssayModules.Plan<Level>(), DatasetReference.Default, s_asOf);
        Assert.Equal((VerdictStatus.Passed, "2 rows, gauges has 2"), Found(verdict, "levels.*.row_count_of"));
        Assert.Equal(VerdictStatus.Passed, Rule(verdict, "levels.*.check.within").Status);
        Assert.Single(_opened, "gauges");

        _folder.Write("levels.csv", "height\n1\n9\n1\n1\n1\n");
        verdict = await validation.ValidateAsync(AssayModules.Plan<Level>(), DatasetReference.Default, s_asOf);
        Assert.Equal((VerdictStatus.Warned, "5 rows, gauges has 2"), Found(verdict, "levels.*.row_count_of"));
        Assert.Equal(VerdictStatus.Failed, Rule(verdict, "levels.*.check.within").Status);
    }

    [Fact]
    public async Task Another_dataset_that_is_missing_is_no_pass()
    {
        _folder.Write("levels.csv", "height\n1\n");

        await Assert.ThrowsAsync<SourceException>(() => Validation().ValidateAsync(AssayModules.Plan<Level>(), DatasetReference.Default, s_asOf));
    }

    [Fact]
    public async Task Stored_columns_beyond_the_declared_are_found_in_the_file()
    {
        _folder.Write("gauges.csv", "key\n1\n");
        _folder.Write("levels.csv", "height,secret\n1,x\n");
        var verdict = await Validation().ValidateAsync(AssayModules.Plan<Level>(), DatasetReference.Default, s_asOf);

        Assert.Equal((VerdictStatus.Warned, "not declared: secret"), Found(verdict, "levels.*.no_columns_beyond"));
    }

    private Task<Verdict> ValidateAsync(int batch, int rows)
    {
        _folder.Write("levels.csv", "height\n" + string.Concat(Enumerable.Range(1, rows).Select(row => $"{(row + batch) % 3}\n")));
        return Validation().ValidateAsync(AssayModules.Plan<Level>(), DatasetReference.Default, s_asOf);
    }

    private BatchValidation Validation() => new(
        new Files(_folder, _opened), new() { Project = "test", History = new VerdictHistory(new FolderBlobStore(_folder.File("workspace"))) }, TimeProvider.System);

    private static RuleOutcome Rule(Verdict verdict, string id) => verdict.Rules.Single(rule => rule.Id == id);

    private static (VerdictStatus, string) Found(Verdict verdict, string id) => (Rule(verdict, id).Status, Rule(verdict, id).Observed);

    private sealed class Files(TempFolder folder, List<string> opened) : IDatasetSources
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference)
        {
            opened.Add(plan.Descriptor.Name);
            return FileSource.Open(plan, new SourceSpec(folder.File(plan.Descriptor.Name + ".csv")));
        }

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }
}

/// <summary>A water level.</summary>
[Dataset("levels")]
[NearHistory(BatchMetric.RowCount, WithinPercent = 50, AtLeastKnown = 3)]
[RowCountOf<Gauge>(0, 2, Severity = Severity.Warning), NoColumnsBeyond(Severity = Severity.Warning)]
internal sealed partial record Level
{
    [NearHistory(BatchMetric.DistinctCount, WithinStandardDeviations = 0, AtLeastKnown = 3)]
    public required int Height { get; init; }

    [Check("no level is above the gauges")]
    private static bool Within(DatasetStatistics levels, DatasetStatistics<Gauge> gauges) => levels["Height"].Max <= gauges["Key"].Max;
}

/// <summary>A gauge.</summary>
[Dataset("gauges")]
internal sealed partial record Gauge
{
    public required int Key { get; init; }
}
