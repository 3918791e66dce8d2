using Assay.CompilerServices;
using Assay.Tests.Plans;

namespace Assay.Validation.Tests.Rows;

/// <summary>What became of a rule over some rows, the same on plain and encoded columns.</summary>
internal static class Judged
{
    public static RuleOutcome Of<T>(string rule, params T[] rows)
    {
        var plan = AssayModules.Plan<T>();
        var plain = MemoryColumnBatch.Of<T>(plan, rows);
        var outcome = Of(plan, rule, plain);
        var encoded = Of(plan, rule, new EncodedBatch(plain, 3));
        Assert.Equal((outcome.Status, outcome.InScope, outcome.Nulls, outcome.Failing), (encoded.Status, encoded.InScope, encoded.Nulls, encoded.Failing));
        Assert.Equal(Rows(outcome), Rows(encoded));
        return outcome;
    }

    public static RuleOutcome Of<T>(DatasetPlan<T> plan, string rule, params ColumnBatch[] batches)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        foreach (var batch in batches)
            validator.Observe(batch);
        return Assert.Single(validator.Judge("rows", new JudgeContext(DateTimeOffset.UnixEpoch)).Rules, one => one.Id == rule);
    }

    public static IEnumerable<int> Rows(RuleOutcome outcome) => outcome.Samples.Select(sample => (int)sample.Row);

    public static void Fails<T>(string rule, int[] rows, params T[] of)
    {
        var outcome = Of(rule, of);
        Assert.Equal(rows, Rows(outcome));
        Assert.Equal(rows.Length, outcome.Failing);
        Assert.Equal(rows.Length > 0 ? VerdictStatus.Failed : VerdictStatus.Passed, outcome.Status);
    }
}
