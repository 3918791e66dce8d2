using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Datasets.Values;

/// <summary>ASY1021: two rules of a column that no value can meet together.</summary>
internal static class ContradictionRule
{
    public static void Check(DatasetInquiry dataset)
    {
        foreach (var column in dataset.RulesByColumn)
        {
            var rules = column.Where(static rule => rule.Limits is not null).ToList();
            for (var second = 1; second < rules.Count; second++)
            {
                if (rules.Take(second).FirstOrDefault(first => Contradict(first, rules[second])) is { } first)
                {
                    dataset.Declaration.Report(
                        Descriptors.ImpossibleRules, dataset.PlaceOf(rules[second]), dataset.Model.Columns[column.Key].Name, first.Expectation, rules[second].Expectation);
                }
            }
        }
    }

    // Where shares of the rows may fail, a row can fail the one and another row the other.
    private static bool Contradict(RuleModel one, RuleModel two) =>
        one.When == two.When && one.Mostly + two.Mostly > 1 && (Limits.AreDisjoint(one, two) || Limits.AreDisjoint(two, one));
}
