using Assay.CompilerServices;
using Assay.Validation;
using Assay.Validation.Reports;

namespace Assay.Pushdown.Tests;

/// <summary>What is wrong with a source is said as when its rows are read, and what is right without row numbers.</summary>
public sealed class PushdownFaultTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 14, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SELECT 1 AS other", "no column for Name")]
    [InlineData("SELECT 1 AS name", "text")]
    [InlineData("SELECT 'x' AS name WHERE false", "no rows")]
    [InlineData("SELECT CAST(v AS DATE)::VARCHAR AS name FROM (VALUES ('none')) AS x(v)", "convert")]
    public async Task Faults_are_those_of_the_rows(string query, string said)
    {
        var read = await ValidateAsync(query, answers: false);
        var answered = await ValidateAsync(query, answers: true);

        Assert.Contains(said, read.Fault, StringComparison.Ordinal);
        Assert.Equal((read.Fault, read.Rows, read.Status), (answered.Fault, answered.Rows, answered.Status));
    }

    [Fact]
    public async Task A_failing_row_is_told_by_its_cells()
    {
        var verdict = await ValidateAsync("SELECT v AS name FROM (VALUES ('b'), ('a'), ('b'), (NULL)) AS x(v)", answers: true);
        using var text = new StringWriter();
        new VerdictText().Write(text, verdict);

        Assert.Equal([(0L, "b"), (0L, null)], verdict.Rules.SelectMany(rule => rule.Samples).Select(sample => (sample.Row, sample.Values["name"])).OrderBy(sample => sample.Item2 is null));
        Assert.Contains("    row with name=b", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_is_cancelled()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ValidateAsync(
            "SELECT CASE WHEN a.range + b.range < 0 THEN 'x' ELSE 'y' END AS name FROM range(10000000) a, range(10000000) b", answers: true, cancel.Token));
    }

    private static Task<Verdict> ValidateAsync(string query, bool answers, CancellationToken cancellation = default) =>
        new BatchValidation(new QueriedTowns(query, answers), new() { Project = "test" }, TimeProvider.System)
            .ValidateAsync(AssayModules.Plan<Town>(), DatasetReference.Default, s_asOf, cancellation: cancellation);

    private sealed class QueriedTowns(string query, bool answers) : IDatasetSources
    {
        private readonly Sources _sources = new(new Database.Duck(), query, answers);

        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => _sources.OpenQuery(plan);

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }
}
