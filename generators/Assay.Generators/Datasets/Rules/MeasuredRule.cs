using Assay.Generators.Reading;

namespace Assay.Generators.Datasets.Rules;

/// <summary>What rules over one number of a whole batch have in common.</summary>
internal static class MeasuredRule
{
    /// <summary>Whether the attribute asks for nothing that such a rule can't give; reports what it does.</summary>
    public static bool IsFit(RuleRequest rule)
    {
        if (!rule.Attribute.Has("Mostly"))
            return true;
        rule.Problem(ProblemKind.Mostly, "the rule measures all rows together, so Mostly, a share of rows that pass, has no meaning there");
        return false;
    }
}
