using Assay.CompilerServices;
using Assay.Tests.Plans;

namespace Assay.Validation.Tests.Code;

/// <summary>Checks over text say the same whether a batch holds it row by row or as dictionaries, where they are called once per combination.</summary>
public sealed class DistinctChecksTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Dictionaries_change_no_answer_and_no_sample(int nullsOf)
    {
        var random = new Random(5);
        Hop[] rows = [.. Enumerable.Range(0, 2_000).Select(_ => new Hop(Town(random, nullsOf), Town(random, nullsOf)))];
        var plan = AssayModules.Plan<Hop>();
        var batch = MemoryColumnBatch.Of(plan, rows);
        var (plain, encoded) = (Judge(plan, batch), Judge(plan, new EncodedBatch(batch, 5)));
        var differs = plain.Single(rule => rule.Id == "hops.*.check.goes_somewhere");

        Assert.Equal(rows.Count(row => row.From is not null && row.From == row.To), differs.Failing);
        Assert.Equal(rows.Count(row => row.From is null || row.To is null), differs.Nulls);
        Assert.Equal(rows.Count(row => row.From is "a" && row.To is null), plain.Single(rule => rule.Id == "hops.*.check.is_known").Failing);
        Assert.Equivalent(plain, encoded, strict: true);
    }

    private static string? Town(Random random, int nullsOf) =>
        nullsOf > 0 && random.Next(nullsOf) == 0 ? null : ((char)('a' + random.Next(20))).ToString();

    private static IReadOnlyList<RuleOutcome> Judge(DatasetPlan plan, ColumnBatch batch)
    {
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        validator.Observe(batch);
        return validator.Judge("hops", new JudgeContext(default)).Rules;
    }
}

[Dataset("hops", Source = "hops.csv")]
[NoRowKey("only its checks are looked at")]
public sealed partial record Hop(string? From, string? To)
{
    [Check("a hop goes somewhere")]
    static bool GoesSomewhere(string from, string to) => from != to;

    [Check("where it goes from a is known", When = nameof(IsFromA))]
    static bool IsKnown(string? to) => to is not null;

    static bool IsFromA(string from) => from == "a";
}
