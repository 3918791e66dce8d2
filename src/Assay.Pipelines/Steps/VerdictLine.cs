using System.Globalization;

namespace Assay.Pipelines.Steps;

/// <summary>Verdicts in one line, without cell values.</summary>
internal static class VerdictLine
{
    public static string Of(IReadOnlyList<Verdict> verdicts)
    {
        var name = verdicts.Count == 0 ? "no batch" : verdicts[0].Dataset;
        var refused = verdicts.Where(verdict => !verdict.IsAdmitted).ToList();
        var rows = verdicts.Sum(verdict => verdict.Rows);
        if (refused.Count == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{name}: admitted, {rows:#,0} rows in {Batches(verdicts.Count)}");
        var first = refused[0];
        return string.Create(CultureInfo.InvariantCulture, $"{name}: refused, {refused.Count} of {Batches(verdicts.Count)}; {first.Source}: {Reason(first)}");
    }

    private static string Reason(Verdict verdict)
    {
        if (verdict.Fault is { } fault)
            return fault;
        var rules = verdict.Rules.Where(rule => rule.Status == VerdictStatus.Failed).ToList();
        if (rules.Count == 0)
            return "refused";
        var more = rules.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", and {rules.Count - 1} more") : "";
        return $"{rules[0].Id}: {rules[0].Observed}{more}";
    }

    private static string Batches(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "batch" : "batches")}");
}
