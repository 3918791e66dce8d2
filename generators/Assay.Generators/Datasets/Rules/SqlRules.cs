using Assay.CompilerServices;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Queries over the whole batch.</summary>
internal static class SqlRules
{
    private const int WordsShown = 100;

    public static readonly DatasetRuleEntry[] Entries = [new("Assay.SqlAttribute", Read)];

    private static void Read(DatasetRuleRequest rule)
    {
        if (rule.Attribute.Argument<string>(0) is not { } query)
            return;
        var expecting = rule.Attribute.Argument<double>(1);
        var wrong = SelectText.Problem(query) is { } problem ? (ProblemKind.Query, problem)
            : double.IsNaN(expecting) || double.IsInfinity(expecting) ? (ProblemKind.Bound, "the number that is expected of the query is finite")
            : rule.Attribute.Has("Mostly") ? (ProblemKind.Mostly, "the query sees the batch as a whole, so Mostly, a share of rows that pass, has no meaning there: let it count")
            : rule.Attribute.Has("When") ? (ProblemKind.When, "the query sees the batch as a whole, so When has no meaning there: write WHERE")
            : rule.Attribute.Has("By") ? (ProblemKind.UniqueColumn, "the query sees the batch as a whole, so By has no meaning there: write GROUP BY in a query within")
            : ((ProblemKind, string)?)null;
        if (wrong is { } found)
        {
            rule.Problem(found.Item1, found.Item2);
            return;
        }

        var words = string.Join(" ", query.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var number = JsonText.Number(expecting);
        rule.Add(
            "sql",
            $"{(words.Length <= WordsShown ? words : words.Substring(0, WordsShown) + "…")} gives {number}",
            [],
            RuleRequest.Arguments(("query", JsonText.Quote(query)), ("expecting", number)));
    }
}
