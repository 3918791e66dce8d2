using Assay.CompilerServices;
using Assay.Data;
using Assay.TestKit;

namespace Assay.Validation.Tests;

public sealed class DatasetScopeTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 2, 28, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_rule_over_the_dataset_is_judged_over_all_batches_together()
    {
        using var folder = new TempFolder();
        folder.Write("a.csv", "key\n1\n2\n");
        folder.Write("b.csv", "key\n3\n1\n");
        var verdicts = await Validate(folder).ValidateAllAsync(AssayModules.Plan<Daily>(), DatasetReference.Default, s_asOf);

        Assert.Equal(3, verdicts.Count);
        Assert.All(verdicts.Take(2), verdict => Assert.Equal(VerdictStatus.Passed, verdict.Status));
        Assert.All(verdicts.Take(2), verdict => Assert.Equal("holds over all batches together", verdict.Rules.Single(rule => rule.Id == "daily.*.total").Observed));
        var whole = verdicts[2];
        Assert.Equal(["daily.*.unique", "daily.*.total"], whole.Rules.Select(rule => rule.Id));
        Assert.Equal(VerdictStatus.Failed, whole.Status);
        var sample = Assert.Single(whole.Rules[0].Samples);
        Assert.Equal(("b.csv", 2L, "1"), (Path.GetFileName(sample.Source), sample.Row, sample.Values["key"]));
        Assert.Equal("4 rows", whole.Rules[1].Observed);
    }

    [Fact]
    public async Task One_batch_alone_is_the_whole()
    {
        using var folder = new TempFolder();
        folder.Write("a.csv", "key\n1\n1\n");
        var verdict = Assert.Single(await Validate(folder).ValidateAllAsync(AssayModules.Plan<Daily>(), DatasetReference.Default, s_asOf));

        Assert.Equal(VerdictStatus.Failed, verdict.Rules.Single(rule => rule.Id == "daily.*.unique").Status);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_read_leaves_the_whole_unjudged()
    {
        using var folder = new TempFolder();
        folder.Write("a.csv", "key\n1\n");
        folder.Write("b.csv", "other\n1\n");
        var verdicts = await Validate(folder).ValidateAllAsync(AssayModules.Plan<Daily>(), DatasetReference.Default, s_asOf);

        Assert.Equal(2, verdicts.Count);
        Assert.NotNull(verdicts[1].Fault);
    }

    private static BatchValidation Validate(TempFolder folder) => new(new FolderSources(folder.Path), new() { Project = "test" }, TimeProvider.System);

    private sealed class FolderSources(string folder) : IDatasetSources
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) =>
            FileSource.Open(plan, new SourceSpec(reference.Source ?? Path.Combine(folder, "*.csv")));

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) =>
            [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file => new DatasetReference { Source = file })];
    }
}

/// <summary>A dataset with rules over all of its batches.</summary>
[Dataset("daily", BatchBy = BatchBy.File)]
[Unique(nameof(Key), Scope = RuleScope.Dataset)]
[RowCount(Min = 3, Scope = RuleScope.Dataset, Id = "total")]
internal sealed partial record Daily
{
    public required int Key { get; init; }
}
