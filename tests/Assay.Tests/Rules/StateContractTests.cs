using System.Text.Json;
using Assay.CompilerServices;
using Assay.Tests.Plans;
using FsCheck.Xunit;

namespace Assay.Tests.Rules;

/// <summary>
/// What every rule's state promises: however the rows are cut, encoded, observed, saved and merged, the verdict is that of the whole.
/// </summary>
public sealed class StateContractTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 60)]
    public void Merging_any_split_in_any_order_equals_the_whole(int seed)
    {
        var rows = RandomReadings.Draw(seed, 1 + (int)((uint)seed % 60));
        var random = new Random(seed);
        var parts = Parts(rows, random).ToArray();
        random.Shuffle(parts);

        AssertSame(Observe(rows), Merged(parts));
    }

    [Property(MaxTest = 30)]
    public void Merging_pairs_of_pairs_equals_merging_in_a_row(int seed)
    {
        var parts = Parts(RandomReadings.Draw(seed, 40), new Random(seed)).ToList();
        while (parts.Count > 1)
        {
            var last = parts[^1];
            parts.RemoveAt(parts.Count - 1);
            parts[0].Merge(last);
        }

        AssertSame(Observe(RandomReadings.Draw(seed, 40)), parts[0]);
    }

    [Property(MaxTest = 30)]
    public void A_saved_and_reloaded_state_is_the_state(int seed)
    {
        var rows = RandomReadings.Draw(seed, 30);
        var parts = Parts(rows, new Random(seed)).Select(part => Reloaded(part.Save())).ToArray();

        AssertSame(Observe(rows), Merged(parts));
        Assert.Equal(Observe(rows).Save(), Reloaded(Observe(rows).Save()).Save());
    }

    [Property(MaxTest = 30)]
    public void Dictionary_encoding_and_validity_offsets_change_nothing(int seed)
    {
        var rows = RandomReadings.Draw(seed, 30);
        var encoded = New();
        encoded.Observe(new EncodedBatch(Batch(rows, 0), (int)((uint)seed % 11)));

        AssertSame(Observe(rows), encoded);
    }

    [Fact]
    public void Batches_of_one_row_change_nothing()
    {
        var rows = RandomReadings.Draw(7, 50);
        var single = New();
        for (var i = 0; i < rows.Length; i++)
            single.Observe(Batch(rows[i..(i + 1)], i));

        AssertSame(Observe(rows), single);
    }

    [Fact]
    public void An_empty_state_is_neutral_on_either_side()
    {
        var rows = RandomReadings.Draw(8, 20);
        var left = New();
        left.Merge(Observe(rows));
        var right = Observe(rows);
        right.Merge(New());

        AssertSame(Observe(rows), left);
        AssertSame(Observe(rows), right);
    }

    [Fact]
    public void An_empty_batch_is_neutral_but_counts_as_read()
    {
        var empty = New();
        empty.Observe(Batch([], 0));
        var verdict = Judge(empty);

        Assert.Equal("0 rows", Outcome(verdict, "readings.*.row_count").Observed);
        Assert.Equal(VerdictStatus.Failed, Outcome(verdict, "readings.*.row_count").Status);
        Assert.All(verdict.Rules.Where(rule => rule.Kind is not ("row_count" or "check")), rule => Assert.Equal(VerdictStatus.Skipped, rule.Status));
        empty.Merge(Observe(RandomReadings.Draw(9, 20)));
        AssertSame(Observe(RandomReadings.Draw(9, 20)), empty);
    }

    [Fact]
    public void Nulls_alone_fail_the_required_rule_only()
    {
        var verdict = Judge(Observe([new(), new(), new()]));

        var failed = verdict.Rules.Where(rule => rule.Status == VerdictStatus.Failed).Select(rule => rule.Id);
        Assert.Equal(["readings.number.required"], failed);
        Assert.Equal(3, Outcome(verdict, "readings.value.range").Nulls);
        Assert.Equal(0, Outcome(verdict, "readings.value.range").InScope);
    }

    internal static DatasetValidator New(ValidationPurpose purpose = ValidationPurpose.Batch) => ReadingPlan.Instance.CreateValidator(purpose);

    internal static DatasetValidator Observe(Reading[] rows)
    {
        var validator = New();
        validator.Observe(Batch(rows, 0));
        return validator;
    }

    internal static MemoryColumnBatch Batch(Reading[] rows, long firstRow) => MemoryColumnBatch.Of<Reading>(ReadingPlan.Instance, rows, firstRow, "readings.csv");

    internal static Verdict Judge(DatasetValidator validator)
    {
        var context = new JudgeContext(s_asOf);
        foreach (var rule in validator.References)
            context.AddReferenceSet(rule, new HashSet<string> { "north", "south" });
        return validator.Judge("readings.csv", context);
    }

    internal static RuleOutcome Outcome(Verdict verdict, string id) => verdict.Rules.Single(rule => rule.Id == id);

    private static DatasetValidator Merged(DatasetValidator[] parts)
    {
        var merged = New();
        foreach (var part in parts)
            merged.Merge(part);
        return merged;
    }

    private static IEnumerable<DatasetValidator> Parts(Reading[] rows, Random random)
    {
        for (var start = 0; start < rows.Length;)
        {
            var end = Math.Min(rows.Length, start + random.Next(1, 12));
            var part = New();
            part.Observe(Batch(rows[start..end], start));
            yield return part;
            start = end;
        }
    }

    private static DatasetValidator Reloaded(byte[] state)
    {
        var validator = New();
        validator.Load(state, "test.state");
        return validator;
    }

    // Samples found while merging have no values, and sums of floating-point numbers may differ by the bound that MeanRule documents.
    private static void AssertSame(DatasetValidator expected, DatasetValidator actual)
    {
        var (one, two) = (Judge(expected), Judge(actual));
        Assert.Equal(one.Rows, two.Rows);
        Assert.Equal(one.Status, two.Status);
        AssertSame(one.Columns, two.Columns);
        foreach (var (a, b) in one.Rules.Zip(two.Rules, (a, b) => (a, b)))
        {
            var bound = 4 * Math.Pow(2, -53) * 1e16;
            Assert.True(a.Value == b.Value || Math.Abs(a.Value!.Value - b.Value!.Value) <= bound, $"{a.Id}: {a.Value} and {b.Value}");
            Assert.Equal(Places(a), Places(b));
            foreach (var (left, right) in a.Samples.Zip(b.Samples, (left, right) => (left, right)))
            {
                if (left.Values.Count > 0 && right.Values.Count > 0)
                    Assert.Equal(left.Values, right.Values);
            }

            Assert.Equal(Json(a), Json(b));
        }
    }

    private static void AssertSame(IReadOnlyList<ColumnSummary> expected, IReadOnlyList<ColumnSummary> actual)
    {
        Assert.Equal(expected.Select(Exact), actual.Select(Exact));
        foreach (var (one, two) in expected.Zip(actual))
        {
            Assert.Equal(one.Mean is null, two.Mean is null);
            Assert.Equal(one.StandardDeviation is null, two.StandardDeviation is null);
            Assert.InRange(Math.Abs((one.Mean ?? 0) - (two.Mean ?? 0)), 0, 1e-15 * Math.Max(Math.Abs(one.Min ?? 0), Math.Abs(one.Max ?? 0)));
            Assert.InRange(Math.Abs((one.StandardDeviation ?? 0) - (two.StandardDeviation ?? 0)), 0, 1e-12 * (one.StandardDeviation ?? 0));
        }
    }

    private static ColumnSummary Exact(ColumnSummary column) => column with { Mean = null, StandardDeviation = null };

    private static IEnumerable<(string, long)> Places(RuleOutcome outcome) => outcome.Samples.Select(sample => (sample.Source, sample.Row));

    private static string Json(RuleOutcome outcome) => JsonSerializer.Serialize(
        outcome with { Samples = [], Value = null, Observed = outcome.Kind == "mean" ? "" : outcome.Observed });
}
