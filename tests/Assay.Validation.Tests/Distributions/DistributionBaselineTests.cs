using Assay.CompilerServices;
using Assay.Data;
using Assay.TestKit;
using Assay.Validation.History;
using Assay.Workspace.Storage;

namespace Assay.Validation.Tests.Distributions;

/// <summary>Baselines from files: a version, the dataset's own source, the kept history.</summary>
public sealed class DistributionBaselineTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _opened = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_version_is_a_baseline_whatever_the_source_holds_now()
    {
        _folder.Write("golden.csv", File(40, row => $"{row},{"abc"[row % 3]},"));
        _folder.Write("meters.csv", File(30, row => $"{row},{"abc"[row % 3]},"));
        _folder.Write("next.csv", File(30, row => $"{row},{"abx"[row % 3]},"));

        Assert.Equal(VerdictStatus.Passed, Rule(await ValidateAsync("meters.csv"), "meters.kind.distribution_near").Status);
        var moved = Rule(await ValidateAsync("next.csv"), "meters.kind.distribution_near");
        Assert.Equal(VerdictStatus.Failed, moved.Status);
        Assert.Contains("from meters@golden.Kind with 40 rows", moved.Observed, StringComparison.Ordinal);
        Assert.Contains("golden.csv", _opened);
    }

    [Fact]
    public async Task The_declared_source_is_a_baseline_of_another_column()
    {
        _folder.Write("golden.csv", File(3, row => $"{row},a,"));
        _folder.Write("meters.csv", File(30, row => $"{row},a,"));
        _folder.Write("next.csv", File(30, row => $"{row},a,{row + 15}"));

        var rule = Rule(await ValidateAsync("next.csv"), "meters.before.distribution_near");

        Assert.Equal((VerdictStatus.Failed, "Kolmogorov-Smirnov distance 0.5 from meters.Level with 30 rows"), (rule.Status, rule.Observed));
    }

    [Fact]
    public async Task Admitted_batches_become_the_baseline_and_refused_ones_do_not()
    {
        _folder.Write("golden.csv", File(3, row => $"{row},a,"));
        _folder.Write("meters.csv", File(3, row => $"{row},a,"));
        for (var batch = 0; batch < 2; batch++)
        {
            _folder.Write("next.csv", File(20, row => $"{row + (batch * 0.25)},a,"));
            Assert.StartsWith("no baseline yet", History(await ValidateAsync("next.csv")).Observed, StringComparison.Ordinal);
        }

        for (var batch = 0; batch < 2; batch++)
        {
            _folder.Write("next.csv", File(20, row => $"{row + 100 + batch},a,"));
            var refused = History(await ValidateAsync("next.csv"));
            Assert.Equal((VerdictStatus.Failed, "Kolmogorov-Smirnov distance 1 from the last 2 batches with 40 rows"), (refused.Status, refused.Observed));
        }

        _folder.Write("next.csv", File(20, row => $"{row + 0.125},a,"));
        Assert.Equal((VerdictStatus.Passed, "Kolmogorov-Smirnov distance 0.025 from the last 2 batches with 40 rows"), (History(await ValidateAsync("next.csv")).Status, History(await ValidateAsync("next.csv")).Observed));
    }

    [Fact]
    public async Task A_version_that_is_missing_is_no_pass()
    {
        _folder.Write("meters.csv", File(30, row => $"{row},a,"));

        await Assert.ThrowsAsync<SourceException>(() => ValidateAsync("meters.csv"));
    }

    private static string File(int rows, Func<int, string> row) => "level,kind,before\n" + string.Concat(Enumerable.Range(0, rows).Select(at => FormattableString.Invariant($"{row(at)}\n")));

    private Task<Verdict> ValidateAsync(string file) => new BatchValidation(
            new Files(_folder, _opened), new() { Project = "test", History = new VerdictHistory(new FolderBlobStore(_folder.File("workspace"))) }, TimeProvider.System)
        .ValidateAsync(AssayModules.Plan<Meter>(), new DatasetReference { Source = file }, DateTimeOffset.UnixEpoch);

    private static RuleOutcome Rule(Verdict verdict, string id) => verdict.Rules.Single(rule => rule.Id == id);

    private static RuleOutcome History(Verdict verdict) => Rule(verdict, "meters.level.distribution_near_history");

    private sealed class Files(TempFolder folder, List<string> opened) : IDatasetSources
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference)
        {
            var file = reference.Version is { } version ? version + ".csv" : reference.Source ?? "meters.csv";
            opened.Add(file);
            return FileSource.Open(plan, new SourceSpec(folder.File(file)));
        }

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }
}
