using Assay.TestKit;
using Assay.Tests.Plans;
using Assay.Validation.Parts;

namespace Assay.Validation.Tests;

public sealed class PartsTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Parts_saved_by_several_processes_merge_to_the_verdict_on_the_whole()
    {
        using var folder = new TempFolder();
        var sources = new TestSources().With(ReadingPlan.Instance, RandomReadings.Draw(21, 95)).With(PlacePlan.Instance, [new() { Name = "north" }]);
        var files = new List<string>();
        for (var part = 1; part <= 3; part++)
        {
            var process = new BatchValidation(sources, new() { Project = "test" }, TimeProvider.System);
            var state = await process.ObserveAsync(ReadingPlan.Instance, DatasetReference.Default, new ValidationPart(part, 3));
            files.Add(folder.File($"{part}.state"));
            await ValidationState.WriteAsync(state, files[^1]);
        }

        files.Reverse();
        var (plan, merged) = await ValidationState.ReadAsync(files, name => name == "readings" ? ReadingPlan.Instance : null);
        var validation = new BatchValidation(sources, new() { Project = "test" }, TimeProvider.System);
        var whole = await validation.ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);
        var parts = await validation.JudgeAsync(plan, merged, DatasetReference.Default, s_asOf);

        Assert.Equal(95, parts.Rows);
        Assert.Equivalent(whole with { Columns = [], Rules = [.. whole.Rules.Where(rule => rule.Kind != "mean")] }, parts with { Columns = [], Rules = [.. parts.Rules.Where(rule => rule.Kind != "mean")] }, strict: true);
        Assert.All(parts.Rules.SelectMany(rule => rule.Samples), sample => Assert.NotEmpty(sample.Values));
    }

    [Fact]
    public async Task Without_the_rows_a_merged_verdict_still_tells_counts_and_places()
    {
        var sources = new TestSources().With(ReadingPlan.Instance, [new() { Number = 1, Site = "mars" }]).With(PlacePlan.Instance, [new() { Name = "north" }]);
        var validation = new BatchValidation(sources, new() { Project = "test" }, TimeProvider.System);
        var state = await validation.ObserveAsync(ReadingPlan.Instance, DatasetReference.Default, new ValidationPart(1, 1));
        var verdict = await validation.JudgeAsync(ReadingPlan.Instance, state, null, s_asOf);

        var sample = Assert.Single(verdict.Rules.Single(rule => rule.Kind == "references").Samples);
        Assert.Equal(("readings.csv", 1L), (sample.Source, sample.Row));
        Assert.Equal("merged states", verdict.Source);
    }

    [Fact]
    public async Task A_missing_state_is_named_with_what_writes_it()
    {
        var missing = await Assert.ThrowsAsync<SourceException>(() => ValidationState.ReadAsync(["nowhere/a.state"], _ => ReadingPlan.Instance));

        Assert.Equal(SourceFault.Missing, missing.Fault);
        Assert.Contains("--partition I/N --state FILE", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_of_an_undeclared_dataset_is_refused_by_its_name()
    {
        using var folder = new TempFolder();
        await ValidationState.WriteAsync(ReadingPlan.Instance.CreateValidator(ValidationPurpose.Batch), folder.File("a.state"));

        var refused = await Assert.ThrowsAsync<SourceException>(() => ValidationState.ReadAsync([folder.File("a.state")], _ => null));
        Assert.Contains("the state of readings", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2/4", 2, 4)]
    [InlineData("1/1", 1, 1)]
    public void A_part_is_written_as_a_fraction(string text, int index, int count) => Assert.Equal(new ValidationPart(index, count), ValidationPart.Parse(text));

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("2")]
    [InlineData("a/b")]
    [InlineData("-1/2")]
    public void What_is_no_part_is_refused(string text) => Assert.Contains("such as 2/4", Assert.Throws<FormatException>(() => ValidationPart.Parse(text)).Message, StringComparison.Ordinal);
}
