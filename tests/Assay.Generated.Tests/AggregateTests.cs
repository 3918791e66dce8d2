using System.Globalization;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Generated.Tests.Declarations;
using Assay.TestKit;

namespace Assay.Generated.Tests;

/// <summary>Rules over whole columns against numpy and scipy: tests/reference/aggregates says how the values were made.</summary>
public class AggregateTests
{
    private static readonly JsonElement s_reference = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Path("tests/reference/aggregates/reference.json"))).RootElement;

    private static readonly Measured[] s_rows = [.. File.ReadLines(RepositoryRoot.Path("tests/reference/aggregates/data.csv")).Skip(1).Select(Row)];

    [Theory]
    [InlineData("whole", "whole")]
    [InlineData("real", "real")]
    public void Numbers_are_those_of_numpy_and_scipy(string column, string reference)
    {
        var outcomes = Judge(s_rows);
        foreach (var expected in s_reference.GetProperty(reference).EnumerateObject())
        {
            var outcome = outcomes[$"measured.{column}.{expected.Name}"];
            AssertClose(expected.Value.GetDouble(), outcome.Value!.Value, outcome.Id);
            Assert.Equal(VerdictStatus.Passed, outcome.Status);
        }
    }

    [Fact]
    public void Shares_of_nulls_entropies_of_text_and_correlations_are_those_of_numpy_and_scipy()
    {
        var outcomes = Judge(s_rows);

        AssertClose(s_reference.GetProperty("real_null_share").GetDouble(), outcomes["measured.real.null_share"].Value!.Value, "nulls");
        AssertClose(s_reference.GetProperty("kind_entropy").GetDouble(), outcomes["measured.kind.entropy"].Value!.Value, "entropy");
        AssertClose(s_reference.GetProperty("whole_other").GetDouble(), outcomes["measured.whole.correlation"].Value!.Value, "whole numbers");
        AssertClose(s_reference.GetProperty("whole_real").GetDouble(), outcomes["measured.real.correlation"].Value!.Value, "both");
        Assert.All(outcomes.Values, outcome => Assert.Equal(VerdictStatus.Passed, outcome.Status));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Any_split_saved_and_merged_in_any_order_gives_the_numbers_of_one_pass(int seed)
    {
        var plan = AssayModules.Plan<Measured>();
        var random = new Random(seed);
        var parts = new List<(int First, int End)>();
        for (var first = 0; first < s_rows.Length;)
        {
            var end = Math.Min(s_rows.Length, first + random.Next(0, 120));
            parts.Add((first, end));
            first = end;
        }

        var merged = plan.CreateValidator(ValidationPurpose.Batch);
        foreach (var (first, end) in parts.OrderBy(_ => random.Next()))
        {
            var part = plan.CreateValidator(ValidationPurpose.Batch);
            part.Observe(MemoryColumnBatch.Of<Measured>(plan, s_rows[first..end], first));
            var loaded = plan.CreateValidator(ValidationPurpose.Batch);
            loaded.Load(part.Save(), "a state");
            Assert.Equal(part.Save(), loaded.Save());
            merged.Merge(loaded);
        }

        var whole = Judge(s_rows);
        foreach (var outcome in merged.Judge("memory", new JudgeContext(DateTimeOffset.UnixEpoch)).Rules)
        {
            var expected = whole[outcome.Id];
            Assert.Equal((expected.Status, expected.Observed, expected.InScope, expected.Nulls), (outcome.Status, outcome.Observed, outcome.InScope, outcome.Nulls));
            if (outcome.Columns[0] == nameof(Measured.Real) && outcome.Value is { } value)
                Assert.InRange(Math.Abs(value - expected.Value!.Value), 0, 4 * Math.Pow(2, -53) * Math.Abs(value));
            else
                Assert.Equal(expected.Value, outcome.Value);
        }
    }

    [Fact]
    public void What_breaks_says_how_many_and_no_value()
    {
        var outcomes = Judge<Scarce>(
        [
            new() { Text = "a", Number = 1, Born = new(2001, 1, 5), Constant = 7 },
            new() { Text = "x", Number = 3, Born = new(2001, 3, 5), Constant = 7 },
            new() { Text = "x", Number = float.NaN, Constant = 7 },
            new() { Text = null, Number = null, Constant = 7 },
            new() { Text = "x", Number = 100, Constant = 7 },
        ]);

        AssertOutcome(VerdictStatus.Failed, "the most common value, in 3 of 4 rows (75 %), is none of them", outcomes["scarce.text.most_common"]);
        AssertOutcome(VerdictStatus.Failed, "1 of 2 expected values not found, 1 other value in 3 rows", outcomes["scarce.text.distinct_equal"]);
        AssertOutcome(VerdictStatus.Warned, "2 of 2 expected values not found", outcomes["scarce.text.distinct_contain"]);
        AssertOutcome(VerdictStatus.Failed, "1 other value in 3 rows", outcomes["scarce.text.distinct_in"]);
        AssertOutcome(VerdictStatus.Failed, "sum 104", outcomes["scarce.number.sum"]);
        AssertOutcome(VerdictStatus.Passed, "median 3", outcomes["scarce.number.median"]);
        AssertOutcome(VerdictStatus.Failed, "1 of 5 rows null (20 %)", outcomes["scarce.number.null_share"]);
        AssertOutcome(VerdictStatus.Failed, "no correlation: a column is constant or infinite", outcomes["scarce.number.correlation"]);
        // A day of a person is not told, nor how far it lies beyond.
        AssertOutcome(VerdictStatus.Failed, "greatest value ***", outcomes["scarce.born.max"]);
        Assert.Equal([(null, VerdictStatus.Failed, 0.0), ("x", VerdictStatus.Failed, 3.0), ("a", VerdictStatus.Passed, 1.0)],
            outcomes["scarce.number.distinct_count"].Segments.Select(one => (one.Value, one.Status, one.Number!.Value)));
    }

    [Fact]
    public void What_cannot_be_measured_is_skipped_with_words()
    {
        var outcomes = Judge<Scarce>([new() { Number = 1 }]);

        AssertOutcome(VerdictStatus.Skipped, "one number, which has no deviation", outcomes["scarce.number.variance"]);
        AssertOutcome(VerdictStatus.Skipped, "one pair of numbers, which has no correlation", outcomes["scarce.number.correlation"]);
        AssertOutcome(VerdictStatus.Skipped, "no value", outcomes["scarce.text.most_common"]);
        AssertOutcome(VerdictStatus.Skipped, "no value", outcomes["scarce.text.distinct_equal"]);
        AssertOutcome(VerdictStatus.Skipped, "no value", outcomes["scarce.born.min"]);
        Assert.Equal(VerdictStatus.Skipped, Judge<Scarce>([])["scarce.number.sum"].Status);
    }

    [Fact]
    public void An_infinite_value_breaks_sums_and_deviations()
    {
        var outcomes = Judge<Scarce>([new() { Number = 1 }, new() { Number = float.PositiveInfinity }]);

        Assert.Equal((VerdictStatus.Failed, null), (outcomes["scarce.number.sum"].Status, outcomes["scarce.number.sum"].Value));
        Assert.Equal(VerdictStatus.Failed, outcomes["scarce.number.variance"].Status);
    }

    [Fact]
    public void Beyond_what_is_remembered_numbers_are_estimated_and_say_so_and_what_needs_each_value_is_skipped()
    {
        const int Rows = 1_050_000;
        var plan = AssayModules.Plan<Crowded>();
        var merged = plan.CreateValidator(ValidationPurpose.Batch);
        foreach (var half in (int[])[1, 0])
        {
            var part = plan.CreateValidator(ValidationPurpose.Batch);
            part.Observe(MemoryColumnBatch.Of<Crowded>(plan, [.. Enumerable.Range(half * Rows / 2, Rows / 2).Select(i => new Crowded { Key = i * 7919L % Rows })]));
            var loaded = plan.CreateValidator(ValidationPurpose.Batch);
            loaded.Load(part.Save(), "a state");
            merged.Merge(loaded);
        }

        var outcomes = merged.Judge("memory", new JudgeContext(default)).Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

        var distinct = outcomes["crowded.key.distinct_count"];
        Assert.EndsWith("(estimated, standard error 0.8 %)", distinct.Observed, StringComparison.Ordinal);
        Assert.InRange(distinct.Value!.Value, Rows * 0.97, Rows * 1.03);
        var median = outcomes["crowded.key.median"];
        Assert.EndsWith("(estimated: its rank is within 1 % of the rows)", median.Observed, StringComparison.Ordinal);
        Assert.InRange(median.Value!.Value, Rows * 0.49, Rows * 0.51);
        AssertOutcome(VerdictStatus.Skipped, "more than 1,000,000 different values, which are not counted each", outcomes["crowded.key.entropy"]);
    }

    private static void AssertOutcome(VerdictStatus status, string observed, RuleOutcome outcome) => Assert.Equal((status, observed), (outcome.Status, outcome.Observed));

    private static void AssertClose(double expected, double found, string what) =>
        Assert.True(Math.Abs(expected - found) <= 1e-12 * Math.Max(1e-3, Math.Abs(expected)), $"{what}: {expected} expected, {found} found");

    private static Dictionary<string, RuleOutcome> Judge<T>(T[] rows)
    {
        var plan = AssayModules.Plan<T>();
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        validator.Observe(MemoryColumnBatch.Of<T>(plan, rows));
        return validator.Judge("memory", new JudgeContext(DateTimeOffset.UnixEpoch)).Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    }

    private static Measured Row(string line)
    {
        var cells = line.Split(',');
        var culture = CultureInfo.InvariantCulture;
        return new()
        {
            Whole = int.Parse(cells[0], culture),
            Real = cells[1].Length == 0 ? null : double.Parse(cells[1], culture),
            Kind = cells[2].Length == 0 ? null : cells[2],
            Other = long.Parse(cells[3], culture),
        };
    }
}
