using Assay.CompilerServices;

namespace Assay.Validation.Batches;

/// <summary>The numbers and distributions of former batches that rules compare with, read once for all of them.</summary>
internal static class FormerNumbers
{
    /// <summary>Gives each rule that asks what it asks for. Batches that were refused don't count, nor does the content at hand.</summary>
    public static async Task AddAsync(JudgeContext context, DatasetValidator validator, IVerdictHistory? history, string? content, CancellationToken cancellation)
    {
        var questions = validator.Questions.ToList();
        if (questions.Count == 0 || history is null)
            return;
        var query = new HistoryQuery
        {
            Last = questions.Max(question => question.Last),
            OfBatches = true,
            AdmittedOnly = true,
            ExceptContent = content,
        };
        var records = await history.ReadAsync(validator.Descriptor.Name, query, cancellation).ConfigureAwait(false);
        foreach (var question in questions)
        {
            var known = records.Take(question.Last);
            if (question.Metric is { } metric)
                context.AddHistory(question.Rule, [.. known.Select(metric.Of).OfType<double>().Reverse()]);
            else
                context.AddFormer(question.Rule, [.. known.Select(record => record.Rule(question.Rule)?.Distribution).OfType<ValueDistribution>()]);
        }
    }
}
