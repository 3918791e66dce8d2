using Assay.CompilerServices;
using Assay.TestKit;

namespace Assay.Validation.Tests.Distributions;

/// <summary>The rules over distributions, fed with rows, parts and baselines in memory.</summary>
public sealed class DistributionRuleTests
{
    private const string Near = "meters.kind.distribution_near";
    private const string History = "meters.level.distribution_near_history";
    private static readonly DatasetPlan s_plan = AssayModules.Plan<Meter>();

    public static TheoryData<int> Peers => [.. Enumerable.Range(0, ReferenceFile.Json("monitoring/reference.json").RootElement.GetProperty("categorical").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Peers))]
    public void Categories_are_as_far_from_a_baseline_as_peers_find(int at)
    {
        var peer = ReferenceFile.Json("monitoring/reference.json").RootElement.GetProperty("categorical")[at];
        var (reference, current) = (Rows("reference"), Rows("current"));

        var outcomes = Judge([current], context =>
        {
            foreach (var column in s_plan.CreateValidator(ValidationPurpose.Batch).Baselines.Where(column => column.Column == "Kind"))
                context.AddBaseline(column.Rule, DistributionOf(reference, 1)!);
        });

        var total = reference.Length + current.Length;
        Close(Peer("evidently_psi").GetProperty("score").GetDouble(), outcomes[Near].Value);
        Close(Peer("nannyml_js_base2").GetDouble(), outcomes["meters.kind.js"].Value);
        Close(Peer("nannyml_l_infinity").GetDouble(), outcomes["meters.kind.most"].Value);
        Close(Math.Sqrt(Peer("chi2_contingency_nocorrection").GetProperty("chi2").GetDouble() / total), outcomes["meters.kind.chi"].Value);

        System.Text.Json.JsonElement Peer(string name) => peer.GetProperty("values").GetProperty(name).GetProperty("value");
        Meter[] Rows(string side) =>
        [
            .. peer.GetProperty("counts").GetProperty(side).EnumerateArray()
                .SelectMany((count, level) => Enumerable.Repeat(new Meter { Kind = $"level {level}" }, count.GetInt32())),
        ];
    }

    [Fact]
    public void The_rows_of_former_batches_are_one_baseline()
    {
        var outcomes = Judge([Levels(1, 2, 3, 4)], context => context.AddFormer(History, [Known(1, 2), Known(3, 4)]));
        Assert.Equal((VerdictStatus.Passed, "Kolmogorov-Smirnov distance 0 from the last 2 batches with 4 rows", 0.0), Found(outcomes[History]));

        outcomes = Judge([Levels(3, 4, 5, 6)], context =>
        {
            context.AddFormer(History, [Known(1, 2), Known(3, 4)]);
            context.AddFormer("meters.level.moved", [Known(1, 2), Known(3, 4)]);
        });
        Assert.Equal((VerdictStatus.Failed, "Kolmogorov-Smirnov distance 0.5 from the last 2 batches with 4 rows", 0.5), Found(outcomes[History]));
        Assert.Equal((VerdictStatus.Failed, "Wasserstein distance 2 from the last 2 batches with 4 rows", 2.0), Found(outcomes["meters.level.moved"]));
    }

    [Fact]
    public void Null_NaN_and_infinite_values_are_in_no_distribution()
    {
        Meter[] rows = [.. Levels(1, 2, 3, 4), new(), .. Levels(double.NaN, double.PositiveInfinity)];
        var outcome = Judge([rows], context => context.AddFormer(History, [Known(1, 2), Known(3, 4)]))[History];

        Assert.Equal((VerdictStatus.Passed, 4L, 1L), (outcome.Status, outcome.InScope, outcome.Nulls));
        Assert.Equal([1, 2, 3, 4], outcome.Distribution!.Numbers);
    }

    [Fact]
    public void Numbers_are_binned_by_the_tenths_of_the_baseline()
    {
        // Ten bins of ten rows each against one where all rows lie in the first: (1 - 0.1) ln 10 + 9 (0.1 - 0.0001) ln(0.1 / 0.0001).
        var baseline = new ValueDistribution { Numbers = [.. Enumerable.Range(1, 100).Select(value => (double)value)], Counts = [.. Enumerable.Repeat(1L, 100)] };
        var outcome = Judge([[.. Enumerable.Repeat(new Meter { Level = 5, Kind = "mains" }, 40), .. Levels(90, 90)]], context => context.AddFormer("meters.level.stable", [baseline, baseline]))["meters.level.stable"];

        Close((0.9 * Math.Log(10)) + (9 * (0.1 - 0.0001) * Math.Log(0.1 / 0.0001)), outcome.Value);
        Assert.StartsWith("population stability index 8.2", outcome.Observed, StringComparison.Ordinal);
        Assert.Contains("(chance alone makes about 0.27)", outcome.Observed, StringComparison.Ordinal);
        Assert.Equal(40, outcome.InScope);
    }

    [Fact]
    public void What_can_not_be_compared_is_skipped_and_says_why()
    {
        Assert.Equal((VerdictStatus.Skipped, "not enough data: 2 rows with a value, needs 3", null), Found(Judge([Levels(1, 2)], _ => { })[History]));
        Assert.Equal((VerdictStatus.Skipped, "no baseline yet: no history of verdicts is at hand", null), Found(Judge([Levels(1, 2, 3)], _ => { })[History]));
        Assert.Equal(
            (VerdictStatus.Skipped, "no baseline yet: 1 former batch is known, at least 2 are needed", null),
            Found(Judge([Levels(1, 2, 3)], context => context.AddFormer(History, [Known(1, 2)]))[History]));
        Assert.Equal(
            (VerdictStatus.Skipped, "not enough data in the last 2 batches: 2 rows with a value, needs 3", null),
            Found(Judge([Levels(1, 2, 3)], context => context.AddFormer(History, [Known(1), Known(2)]))[History]));
        Assert.Equal(
            (VerdictStatus.Skipped, "no baseline: meters@golden.Kind was not read, or has more different values than are counted each", null),
            Found(Judge([[.. Enumerable.Repeat(new Meter { Kind = "a" }, 3)]], _ => { })[Near]));
        Assert.Equal((VerdictStatus.Skipped, "not enough data: 0 rows with a value, needs 3", null), Found(Judge([[new()]], _ => { })[Near]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Parts_say_what_the_whole_says(int parts)
    {
        var rows = Enumerable.Range(0, 1000).Select(row => new Meter { Level = row % 300 / 4.0, Kind = $"kind {row % 7}" }).ToArray();
        var baseline = DistributionOf([.. Enumerable.Range(0, 500).Select(row => new Meter { Kind = $"kind {row % 6}" })], 1)!;
        Action<JudgeContext> fill = context =>
        {
            context.AddFormer(History, [Known(1, 2), Known(3, 4)]);
            context.AddBaseline(Near, baseline);
        };

        var whole = Judge([rows], fill);
        var split = Judge([.. rows.Chunk((rows.Length + parts - 1) / parts)], fill);

        foreach (var id in new[] { History, Near })
        {
            Assert.Equal(Found(whole[id]), Found(split[id]));
            Assert.NotEqual(VerdictStatus.Skipped, whole[id].Status);
        }

        Assert.Equal(whole[History].Distribution!.Counts, split[History].Distribution!.Counts);
    }

    [Fact]
    public void The_history_keeps_many_numbers_as_steps_of_equal_shares()
    {
        var kept = Judge([[.. Enumerable.Range(0, 5120).Select(row => new Meter { Level = row })]], _ => { })[History].Distribution!;

        Assert.Equal((256, 5120, true), (kept.Numbers.Count, kept.Rows, kept.Estimated));
        Assert.All(kept.Numbers, (number, step) => Assert.InRange(number, (step * 20) + 9, (step * 20) + 11));
    }

    [Fact]
    public void Before_a_rule_is_judged_its_baseline_is_asked_for()
    {
        var validator = s_plan.CreateValidator(ValidationPurpose.Batch);

        Assert.Equal([History, "meters.level.moved", "meters.level.stable"], validator.Questions.Where(question => question.Metric is null).Select(question => question.Rule));
        Assert.Equal((Near, "Kind", "golden"), validator.Baselines.Select(column => (column.Rule, column.Column, column.Version)).First());
        Assert.Empty(s_plan.CreateValidator(ValidationPurpose.Request).Baselines);
    }

    private static Dictionary<string, RuleOutcome> Judge(IReadOnlyList<Meter[]> parts, Action<JudgeContext> fill)
    {
        var merged = s_plan.CreateValidator(ValidationPurpose.Batch);
        foreach (var part in parts)
        {
            var validator = s_plan.CreateValidator(ValidationPurpose.Batch);
            validator.Observe(MemoryColumnBatch.Of<Meter>((DatasetPlan<Meter>)s_plan, part));
            var loaded = s_plan.CreateValidator(ValidationPurpose.Batch);
            loaded.Load(validator.Save(), "a state");
            merged.Merge(loaded);
        }

        var context = new JudgeContext(DateTimeOffset.UnixEpoch);
        fill(context);
        return merged.Judge("memory", context).Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    }

    private static ValueDistribution? DistributionOf(Meter[] rows, int ordinal)
    {
        var tally = new BaselineTally(s_plan.Descriptor, ordinal);
        tally.Observe(MemoryColumnBatch.Of<Meter>((DatasetPlan<Meter>)s_plan, rows));
        return tally.Distribution;
    }

    private static Meter[] Levels(params double[] levels) => [.. levels.Select(level => new Meter { Level = level })];

    private static ValueDistribution Known(params double[] levels) => DistributionOf(Levels(levels), 0)!;

    private static (VerdictStatus, string, double?) Found(RuleOutcome outcome) => (outcome.Status, outcome.Observed, outcome.Value);

    private static void Close(double expected, double? found) => Assert.True(found is { } value && Math.Abs(expected - value) <= 1e-9 * Math.Max(1e-3, Math.Abs(expected)), $"expected {expected:R}, found {found:R}");
}
