using System.Text.Json;

namespace Assay.Validation.Batches;

/// <summary>Rules with <c>Scope = RuleScope.Dataset</c>: they hold over all batches together, and no single batch can break them.</summary>
internal static class DatasetScope
{
    internal static bool Spans(RuleDescriptor rule) =>
        rule.Arguments.TryGetValue("scope", out var scope) && scope.ValueKind == JsonValueKind.String && scope.ValueEquals("dataset");

    /// <summary>The verdict on one batch of several: the rules over the whole dataset are skipped.</summary>
    internal static Verdict WithoutSpanning(Verdict verdict, DatasetDescriptor dataset)
    {
        var spanning = Ids(dataset);
        return spanning.Count == 0 ? verdict : WithRules(verdict, [.. verdict.Rules.Select(rule => spanning.Contains(rule.Id) ? Skipped(rule) : rule)]);
    }

    /// <summary>The verdict on all batches together: the rules over the whole dataset alone.</summary>
    internal static Verdict OnlySpanning(Verdict verdict, DatasetDescriptor dataset)
    {
        var spanning = Ids(dataset);
        return WithRules(verdict, [.. verdict.Rules.Where(rule => spanning.Contains(rule.Id))]);
    }

    private static HashSet<string> Ids(DatasetDescriptor dataset) => dataset.Rules.Where(Spans).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);

    private static RuleOutcome Skipped(RuleOutcome rule) =>
        rule with { Status = VerdictStatus.Skipped, Observed = "holds over all batches together", Failing = 0, Value = null, Samples = [] };

    private static Verdict WithRules(Verdict verdict, IReadOnlyList<RuleOutcome> rules)
    {
        var worst = rules.Count == 0 ? VerdictStatus.Passed : rules.Max(rule => rule.Status);
        return verdict with { Rules = rules, Status = worst == VerdictStatus.Skipped ? VerdictStatus.Passed : worst };
    }
}
