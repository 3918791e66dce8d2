using Assay.Tests.Plans;
using Assay.Validation.Requests;

namespace Assay.Validation.Tests;

public sealed class RequestValidatorTests
{
    private static readonly DateTimeOffset s_now = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_request_is_judged_by_the_value_rules_of_what_is_known()
    {
        var validator = await Create();
        var verdict = validator.Validate([new Reading { Number = 1, Value = 2, Code = "A", Site = "north", Day = new DateOnly(1900, 1, 1) }], s_now);

        Assert.Equal(VerdictStatus.Passed, verdict.Status);
        Assert.Equal(VerdictStatus.Skipped, verdict.Rules.Single(rule => rule.Id == "readings.day.range").Status);
        Assert.DoesNotContain(verdict.Rules, rule => rule.Kind is "row_count" or "mean" or "unique" or "max_age");
    }

    [Fact]
    public async Task A_failing_row_is_named_by_its_place_in_the_request()
    {
        var validator = await Create();
        var verdict = validator.Validate([new Reading { Number = 1, Site = "north" }, new Reading { Number = 2, Site = "mars" }], s_now);

        Assert.Equal(VerdictStatus.Failed, verdict.Status);
        Assert.Equal(2, verdict.Rules.Single(rule => rule.Id == "readings.site.references").Samples.Single().Row);
    }

    [Fact]
    public async Task A_warning_does_not_refuse()
    {
        var validator = await Create();

        Assert.True(validator.Validate([new Reading { Number = -5, Value = -1 }], s_now).IsAdmitted);
    }

    [Fact]
    public async Task Without_sources_references_are_skipped()
    {
        var validator = await RequestValidator<Reading>.CreateAsync(ReadingPlan.Instance, null);
        var verdict = validator.Validate([new Reading { Number = 1, Site = "mars" }], s_now);

        Assert.Equal(VerdictStatus.Skipped, verdict.Rules.Single(rule => rule.Id == "readings.site.references").Status);
    }

    private static Task<RequestValidator<Reading>> Create() => RequestValidator<Reading>.CreateAsync(
        ReadingPlan.Instance, new TestSources().With(PlacePlan.Instance, [new() { Name = "north" }]));
}
