using Assay.CompilerServices;
using Assay.Generated.Tests.Declarations;
using FlightDelay;

namespace Assay.Generated.Tests;

public class ValidatorTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 5, 3, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Good_rows_pass_every_rule()
    {
        var verdict = Judge([Samples.Good(), Samples.Sparse(), Samples.Good(3)]);

        Assert.Equal(VerdictStatus.Passed, verdict.Status);
        Assert.Equal(AssayModules.Plan<Reading>().Descriptor.Rules.Select(rule => rule.Id), verdict.Rules.Select(rule => rule.Id));
        Assert.All(verdict.Rules, rule => Assert.Equal(VerdictStatus.Passed, rule.Status));
    }

    public static TheoryData<string> Broken => [.. s_broken.Keys];

    private static readonly Dictionary<string, Func<Reading, Reading>> s_broken = new(StringComparer.Ordinal)
    {
        ["readings.site.required"] = row => row with { Station = null! },
        ["readings.batch.required"] = row => row with { Batch = null },
        ["readings.site.length"] = row => row with { Station = "abcde", Note = "abcde" },
        ["readings.at.range"] = row => row with { At = new DateTimeOffset(2000, 12, 31, 23, 59, 59, TimeSpan.Zero) },
        ["readings.kind.one_of"] = row => row with { Kind = SensorKind.Unknown },
        ["readings.celsius.range"] = row => row with { Kind = SensorKind.Cold, Celsius = -50.1 },
        ["readings.celsius.range.2"] = row => row with { Celsius = -0.5 },
        ["readings.price.range"] = row => row with { Price = 100m },
        ["readings.day.range"] = row => row with { Day = new DateOnly(2002, 1, 1) },
        ["readings.count.range"] = row => row with { Count = 0 },
        ["readings.note.pattern"] = row => row with { Note = "ab " },
        ["readings.*.row_key"] = row => row with { Id = Samples.Good(3).Id },
        ["readings.*.unique"] = row => row with { At = Samples.Good(3).At },
        ["readings.*.check.has_temperature"] = row => row with { Celsius = null },
        ["readings.*.note"] = row => row with { Note = "zz" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_row_that_breaks_one_rule_fails_that_rule_alone(string rule)
    {
        var verdict = Judge([s_broken[rule](Samples.Good()), Samples.Sparse(), Samples.Good(3)]);

        var failed = Assert.Single(verdict.Rules, outcome => outcome.Status > VerdictStatus.Passed);
        Assert.Equal(rule, failed.Id);
        Assert.Equal(1, failed.Failing);
        Assert.Equal(rule.EndsWith("range.2", StringComparison.Ordinal) ? VerdictStatus.Warned : VerdictStatus.Failed, verdict.Status);
    }

    [Fact]
    public void Rules_over_the_batch_are_judged()
    {
        var heavy = new[] { Samples.Good() with { Weight = 15 }, Samples.Good(2) with { Weight = 16 } };

        Assert.Equal(["readings.weight.mean", "readings.*.check.not_all_heavy"], Failed(Judge(heavy)));
        Assert.Equal(["readings.*.row_count"], Failed(Judge([.. Enumerable.Range(0, 1001).Select(n => Samples.Good(n) with { At = s_asOf.AddSeconds(n) })])));
        Assert.Equal(["readings.stored.max_age"], Failed(Judge([Samples.Good() with { Stored = s_asOf.UtcDateTime.AddDays(-3) }])));
    }

    [Fact]
    public void A_row_out_of_scope_is_not_judged()
    {
        var verdict = Judge([Samples.Good() with { Kind = SensorKind.Cold, Celsius = -10 }]);

        Assert.Equal(VerdictStatus.Passed, verdict.Status);
        Assert.Equal(VerdictStatus.Skipped, Outcome(verdict, "readings.celsius.range.2").Status);
    }

    [Fact]
    public void A_check_skips_rows_with_a_null_that_it_cannot_take()
    {
        var outcome = Outcome(Judge([Samples.Good(), Samples.Sparse()]), "readings.*.note");

        Assert.Equal((1, 0, 1), (outcome.InScope, outcome.Failing, outcome.Nulls));
    }

    [Fact]
    public void Columns_that_are_not_there_skip_their_rules()
    {
        var plan = AssayModules.Plan<Reading>();
        var kind = plan.Descriptor.Columns.Select(column => column.Name).ToList().IndexOf("Kind");
        var validator = plan.CreateValidator(ValidationPurpose.Batch);

        validator.Observe(MemoryColumnBatch.Of<Reading>(plan, [Samples.Good() with { Celsius = null }]).Without(ordinal => ordinal == kind));

        var verdict = validator.Judge("memory", new JudgeContext(s_asOf));
        Assert.Equal(VerdictStatus.Passed, verdict.Status);
        Assert.Equal(VerdictStatus.Skipped, Outcome(verdict, "readings.kind.one_of").Status);
        Assert.Equal(VerdictStatus.Skipped, Outcome(verdict, "readings.*.check.has_temperature").Status);
    }

    [Fact]
    public void Merged_states_judge_as_one()
    {
        Reading[] rows = [.. Enumerable.Range(0, 40).Select(n => Samples.Good(n) with { Count = n, Weight = n, At = s_asOf.AddMinutes(n % 30) })];
        var whole = Judge(rows);
        var plan = AssayModules.Plan<Reading>();
        var left = plan.CreateValidator(ValidationPurpose.Batch);
        var right = plan.CreateValidator(ValidationPurpose.Batch);
        left.Observe(MemoryColumnBatch.Of<Reading>(plan, rows.AsSpan(0, 13)));
        right.Observe(MemoryColumnBatch.Of<Reading>(plan, rows.AsSpan(13), firstRow: 13));

        left.Merge(right);

        var merged = left.Judge("memory", new JudgeContext(s_asOf));
        Assert.Equal(whole.Rules.Select(rule => (rule.Id, rule.Status, rule.InScope, rule.Failing)), merged.Rules.Select(rule => (rule.Id, rule.Status, rule.InScope, rule.Failing)));
    }

    [Fact]
    public void A_request_is_judged_by_value_rules_and_checks_only()
    {
        var verdict = Judge([Samples.Good() with { Weight = 100, Stored = default }], ValidationPurpose.Request);

        Assert.Equal(VerdictStatus.Passed, verdict.Status);
        Assert.DoesNotContain(verdict.Rules, rule => rule.Kind is "mean" or "row_count" or "unique" or "max_age");
    }

    [Fact]
    public void A_reference_is_judged_against_the_values_of_the_other_dataset()
    {
        var plan = AssayModules.Plan<Flight>();
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        validator.Observe(MemoryColumnBatch.Of<Flight>(plan,
        [
            new() { Date = s_asOf.UtcDateTime, Delay = 1, Distance = 700, Origin = "ABC", Destination = "DEF" },
            new() { Date = s_asOf.UtcDateTime, Delay = 1, Distance = 700, Origin = "ABC", Destination = "XYZ" },
        ]));
        var context = new JudgeContext(s_asOf);
        var airports = AssayModules.Plan<Airport>();
        var batch = MemoryColumnBatch.Of<Airport>(airports, [new() { Code = "ABC", Latitude = 1 }, new() { Code = "DEF", Latitude = 2 }]);
        foreach (var rule in validator.References)
        {
            Assert.Same(airports, rule.Target);
            var set = rule.NewSet();
            rule.Collect(set, batch, 0);
            context.AddReferenceSet(rule, set);
        }

        var verdict = validator.Judge("memory", context);

        Assert.Equal(["flights.destination.references", "flights.*.row_count"], Failed(verdict));
        Assert.Equal(1, Outcome(verdict, "flights.destination.references").Failing);
    }

    private static Verdict Judge(Reading[] rows, ValidationPurpose purpose = ValidationPurpose.Batch)
    {
        var plan = AssayModules.Plan<Reading>();
        var validator = plan.CreateValidator(purpose);
        validator.Observe(MemoryColumnBatch.Of<Reading>(plan, rows));
        return validator.Judge("memory", new JudgeContext(s_asOf));
    }

    private static IEnumerable<string> Failed(Verdict verdict) =>
        verdict.Rules.Where(rule => rule.Status > VerdictStatus.Passed).Select(rule => rule.Id);

    private static RuleOutcome Outcome(Verdict verdict, string id) => verdict.Rules.Single(rule => rule.Id == id);
}
