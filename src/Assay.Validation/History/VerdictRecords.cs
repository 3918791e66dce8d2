namespace Assay.Validation.History;

/// <summary>What the history keeps of verdicts.</summary>
internal static class VerdictRecords
{
    public static VerdictRecord Of(Verdict verdict, SourceLook? look, DateTimeOffset recorded, bool spans, bool alerted) => new()
    {
        Dataset = verdict.Dataset,
        Source = verdict.Source,
        Content = look?.Print ?? verdict.ContentHash,
        Recorded = recorded,
        AsOf = verdict.AsOf,
        Rows = verdict.Rows,
        Status = verdict.Status,
        Fault = verdict.Fault,
        Spans = spans,
        Alerted = alerted,
        Rules = [.. verdict.Rules.Select(rule => new RuleRecord(rule.Id, rule.Status, rule.InScope, rule.Failing, rule.Value, rule.Distribution))],
        Columns = [.. verdict.Columns.Select(column => new ColumnRecord(column.Column, column.Nulls, column.NaNs, column.Min, column.Max, column.Mean, column.StandardDeviation))],
        Schema = look?.Columns ?? [],
    };
}
