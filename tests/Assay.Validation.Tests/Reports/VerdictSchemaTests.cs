using System.Text.Json;
using Assay.TestKit;
using Assay.Tests.Plans;
using NJsonSchema;

namespace Assay.Validation.Tests.Reports;

/// <summary>The JSON that programs read is as its published schema says.</summary>
public sealed class VerdictSchemaTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(400)]
    public async Task Written_verdicts_are_as_the_schema_says(int rows)
    {
        var sources = new TestSources().With(ReadingPlan.Instance, RandomReadings.Draw(3, rows)).With(PlacePlan.Instance, [new Place { Name = "north" }]);
        var verdict = await new BatchValidation(sources, new() { Project = "test" }, TimeProvider.System).ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);
        verdict = verdict with { SchemaChanges = [new("extra", SchemaChangeKind.Added, null, "text", false, Severity.Info)], ContentHash = "sha256:1" };

        await CheckAsync(JsonSerializer.Serialize(verdict, VerdictJson.Default.Verdict));
        await CheckAsync(JsonSerializer.Serialize([verdict, verdict with { Fault = "x", Rules = [], Columns = [] }], VerdictJson.Default.IReadOnlyListVerdict));
    }

    [Theory]
    [InlineData("\"status\": \"failed\"", "\"status\": \"bad\"")]
    [InlineData("\"rows\": 1,", "\"rows\": -1,")]
    [InlineData("\"dataset\"", "\"data\"")]
    public async Task What_is_no_verdict_is_refused(string there, string instead)
    {
        var json = JsonSerializer.Serialize(
            new Verdict { Dataset = "d", Source = "s", AsOf = s_asOf, Rows = 1, Status = VerdictStatus.Failed, Rules = [] }, VerdictJson.Default.Verdict);
        Assert.Contains(there, json, StringComparison.Ordinal);

        Assert.NotEmpty((await SchemaAsync()).Validate(json.Replace(there, instead, StringComparison.Ordinal)));
    }

    private static async Task CheckAsync(string json) => Assert.Empty((await SchemaAsync()).Validate(json).Select(error => error.ToString()));

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "docs/schemas/verdict.json")));
}
