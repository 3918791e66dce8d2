namespace Assay.Validation.Events;

/// <summary>Whether an alert would say what was said already.</summary>
internal static class RepeatedAlerts
{
    private const string Unreadable = "*.readable";

    /// <summary>Whether each broken rule of a verdict was told of, as bad or worse, by one of the verdicts that people were alerted of.</summary>
    public static bool IsRepeated(Verdict verdict, IReadOnlyList<VerdictRecord> told)
    {
        var broken = Broken(verdict).ToList();
        return broken.Count > 0 && broken.TrueForAll(rule => told.Any(record => Broken(record).Any(former => former.Id == rule.Id && former.Status >= rule.Status)));
    }

    private static IEnumerable<(string Id, VerdictStatus Status)> Broken(Verdict verdict) => verdict.Fault is not null
        ? [(Unreadable, VerdictStatus.Failed)]
        : verdict.Rules.Where(rule => rule.Status >= VerdictStatus.Warned).Select(rule => (rule.Id, rule.Status));

    private static IEnumerable<(string Id, VerdictStatus Status)> Broken(VerdictRecord record) => record.Fault is not null
        ? [(Unreadable, VerdictStatus.Failed)]
        : record.Rules.Where(rule => rule.Status >= VerdictStatus.Warned).Select(rule => (rule.Id, rule.Status));
}
