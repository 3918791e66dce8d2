using Assay.CompilerServices;

namespace Assay.Validation.Batches;

/// <summary>Which rules a source is asked to answer itself, and what is left to read.</summary>
internal static class SourceRules
{
    /// <summary>
    /// What the source answers; null where it answers nothing. A check over the statistics of the batch reads every column: then nothing is asked.
    /// </summary>
    public static async Task<SourceAnswers?> AskAsync(
        DatasetPlan plan, Rows rows, ValidationPurpose purpose, IReadOnlyList<(ReferencesRule Rule, object Set)> references, bool summaries, CancellationToken cancellation)
    {
        if (plan.Descriptor.Rules.Any(IsBatchCheck))
            return null;
        var sets = references.ToDictionary(reference => reference.Rule.Id, StringComparer.Ordinal);
        var columns = WantedColumns.Of(plan.Descriptor, purpose);
        var asked = Active(plan, purpose, columns).Where(rule => rule.When is null && rule.By is null && rule.Kind != "check")
            .Select(rule => new RuleAsked(rule, sets.TryGetValue(rule.Id, out var reference) ? Known(reference.Rule, reference.Set) : null)).ToList();
        return asked.Count == 0 ? null : await rows.AnswerAsync(new(asked, columns) { Summaries = summaries }, cancellation).ConfigureAwait(false);
    }

    /// <summary>The columns that are still read: those of rules without an answer, and those of which a cell may not be of its type.</summary>
    public static IReadOnlyList<int> Left(DatasetPlan plan, ValidationPurpose purpose, SourceAnswers answers)
    {
        var wanted = WantedColumns.Of(plan.Descriptor, purpose);
        var left = wanted.Where(ordinal => !answers.Columns.ContainsKey(ordinal)).ToHashSet();
        foreach (var rule in Active(plan, purpose, wanted).Where(rule => !answers.Rules.ContainsKey(rule.Id)))
        {
            left.UnionWith(rule.Columns.Select(plan.Descriptor.OrdinalOf));
            // Rows are counted by reading one column of them; the columns that are stored are looked at without any.
            if (rule.Columns.Count == 0 && rule.Kind is not ("exact_columns" or "no_columns_beyond" or "sql"))
                left.Add(wanted.Count > 0 ? wanted[0] : 0);
            if (rule.By is { } by)
                left.Add(plan.Descriptor.OrdinalOf(by));
            if (rule.When is { } method)
                left.UnionWith(plan.Test(method).Ordinals);
        }

        // Failing rows are told by their key.
        if (left.Count > 0)
            left.UnionWith(wanted.Where(ordinal => plan.Descriptor.Columns[ordinal].RowKey));
        return [.. left.Order()];
    }

    /// <summary>The same for one of several states that are merged with the one that took the answers.</summary>
    public static SourceAnswers Rest(SourceAnswers answers) => answers with
    {
        Rows = 0,
        Rules = answers.Rules.ToDictionary(rule => rule.Key, _ => new RuleAnswer { InScope = 0, Nulls = 0 }, StringComparer.Ordinal),
        Columns = answers.Columns.ToDictionary(column => column.Key, _ => new ColumnAnswer(0)),
    };

    private static bool IsBatchCheck(RuleDescriptor rule) => rule.Kind == "check" && rule.Columns.Count == 0;

    private static IEnumerable<RuleDescriptor> Active(DatasetPlan plan, ValidationPurpose purpose, IReadOnlyList<int> columns)
    {
        var active = plan.CreateValidator(purpose).Rules.Where(rule => rule.Active).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        return plan.Descriptor.Rules.Where(rule => active.Contains(rule.Id) && rule.Columns.All(name => columns.Contains(plan.Descriptor.OrdinalOf(name))));
    }

    private static Func<ColumnBatch, int, int, bool> Known(ReferencesRule rule, object set) => (batch, ordinal, row) => rule.Knows(set, batch, ordinal, row);
}
