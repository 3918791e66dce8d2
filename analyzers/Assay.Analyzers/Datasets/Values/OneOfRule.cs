using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Datasets.Values;

/// <summary>ASY1019: a value of <c>[OneOf]</c> that is there already, or that another rule refuses.</summary>
internal static class OneOfRule
{
    public static void Check(DatasetInquiry dataset)
    {
        foreach (var rule in dataset.Model.Rules)
        {
            if (rule.Kind != "one_of" || rule.Limits is not { } limits)
                continue;
            var others = dataset.RulesByColumn[rule.Columns[0]].Where(static other => other is { Limits: not null, Severity: "Error", Mostly: 1, When: null }).ToList();
            for (var i = 0; i < limits.Values.Count; i++)
            {
                if (Why(limits, i, others) is not { } why || dataset.AttributeOf(rule) is not { } attribute)
                    continue;
                var place = Places.Element(attribute, i, dataset.Declaration.Cancellation);
                dataset.Declaration.Report(Descriptors.IdleValue, place, limits.Values[i].Words, rule.Member, why);
            }
        }
    }

    private static string? Why(RuleLimits limits, int index, List<RuleModel> others)
    {
        var value = limits.Values[index];
        if (limits.Values.Take(index).Any(earlier => earlier.Value.CompareTo(value.Value) == 0))
            return "is listed twice";
        return others.Find(other => !Limits.Passes(other, value)) is { } refusing
            ? $"can't pass, because another rule asks for '{refusing.Expectation}'"
            : null;
    }
}
