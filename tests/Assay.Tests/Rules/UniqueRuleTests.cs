using Assay.CompilerServices;
using Assay.Tests.Plans;

namespace Assay.Tests.Rules;

public sealed class UniqueRuleTests
{
    private static readonly RuleDescriptor s_descriptor = new() { Id = "u", Kind = "unique", Expectation = "" };

    [Fact]
    public void All_four_counts_of_duplicates_are_told()
    {
        // Keys 1 (three times), 2 (twice), 3: three keys, two groups of five rows, three of them in excess.
        var outcome = Judge(Seen([1, 2, 1, 3, 2, 1]));

        Assert.Equal("3 of 6 rows fail (50 %): 3 distinct keys, 2 duplicate groups, 5 rows in duplicate groups, 3 excess rows", outcome.Observed);
        Assert.Equal((6, 3), (outcome.InScope, outcome.Failing));
        Assert.Equal([3L, 5, 6], outcome.Samples.Select(sample => sample.Row));
    }

    [Fact]
    public void The_first_row_of_a_key_is_the_good_one_whichever_is_seen_first()
    {
        var rule = Seen([7], firstRow: 9);
        var earlier = Seen([7], firstRow: 2);
        rule.Merge(earlier);
        var backwards = new UniqueRule("u");
        Observe(backwards, [7], 9);
        Observe(backwards, [7], 2);

        Assert.Equal(10, Assert.Single(Judge(rule).Samples).Row);
        Assert.Equal(10, Assert.Single(Judge(backwards).Samples).Row);
    }

    [Fact]
    public void Rows_in_the_same_place_of_two_sources_are_ordered_by_the_sources_name()
    {
        var rule = new UniqueRule("u");
        Observe(rule, [7], 0, "b.csv");
        Observe(rule, [7], 0, "a.csv");

        Assert.Equal("b.csv", Assert.Single(Judge(rule).Samples).Source);
    }

    [Fact]
    public void A_null_in_a_key_leaves_the_row_out()
    {
        var rule = new UniqueRule("u");
        var batch = new BareBatch(3);
        rule.Begin(batch);
        rule.Add(new ColumnView<int>([1, 1, 1]));
        rule.Add(new ColumnView<string>(["a", null!, "a"], [0b101], 0, 1));
        rule.End(batch);

        Assert.Equal((2, 1, 1), (rule.InScope, rule.Failing, rule.Nulls));
    }

    [Fact]
    public void A_compound_key_tells_its_columns_apart()
    {
        var rule = new UniqueRule("u");
        var batch = new BareBatch(2);
        rule.Begin(batch);
        rule.Add(new ColumnView<string>(["ab", "a"]));
        rule.Add(new ColumnView<string>(["c", "bc"]));
        rule.End(batch);

        Assert.Equal(0, rule.Failing);
    }

    [Fact]
    public void A_second_batch_shorter_than_the_first_starts_with_clean_keys()
    {
        var rule = new UniqueRule("u");
        Observe(rule, [1, 2, 3], 0);
        Observe(rule, [4, 1], 3);

        Assert.Equal(5, Assert.Single(Judge(rule).Samples).Row);
    }

    private static UniqueRule Seen(int[] keys, long firstRow = 0)
    {
        var rule = new UniqueRule("u");
        Observe(rule, keys, firstRow);
        return rule;
    }

    private static void Observe(UniqueRule rule, int[] keys, long firstRow, string source = "bare")
    {
        var batch = new BareBatch(keys.Length, firstRow, source);
        rule.Begin(batch);
        rule.Add(new ColumnView<int>(keys));
        rule.End(batch);
    }

    private static RuleOutcome Judge(UniqueRule rule) => rule.Judge(s_descriptor, new JudgeContext(default));
}
