using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets.Values;

/// <summary>ASY1023: a rule that holds wherever another one holds.</summary>
internal static class ImpliedRule
{
    public static void Check(DatasetInquiry dataset)
    {
        foreach (var column in dataset.RulesByColumn)
            Check(dataset, [.. column.Where(rule => rule.Kind != "unique" && !IdleRule.IsIdle(dataset.Model, rule))], Limits.Includes);
        Check(dataset, [.. dataset.Model.Rules.Where(static rule => rule.Kind == "unique")], IsUniqueAlready);
    }

    private static void Check(DatasetInquiry dataset, List<RuleModel> rules, Func<RuleModel, RuleModel, bool> includes)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Attribute < 0)
                continue;
            for (var j = 0; j < rules.Count; j++)
            {
                // Of two that say the same, the first one stays; a key always does.
                if (i == j || !Implies(rules[j], rules[i], includes) || (i < j && rules[j].Attribute >= 0 && Implies(rules[i], rules[j], includes)))
                    continue;
                dataset.Declaration.Report(Descriptors.ImpliedRule, dataset.PlaceOf(rules[i]), rules[i].Expectation, rules[j].Expectation);
                break;
            }
        }
    }

    private static bool Implies(RuleModel one, RuleModel other, Func<RuleModel, RuleModel, bool> includes) => Limits.IsAsStrict(one, other) && includes(one, other);

    // Rows that agree in more columns agree in fewer.
    private static bool IsUniqueAlready(RuleModel one, RuleModel other) =>
        one.Columns.All(column => other.Columns.Contains(column)) && one.Arguments.Equals(other.Arguments);
}
