using Assay.Analyzers.Datasets.Patterns;

namespace Assay.Analyzers.Datasets.Values;

/// <summary>All rules about what rules over values say.</summary>
internal static class ValueRules
{
    public static void Check(DatasetInquiry dataset)
    {
        PatternRules.Check(dataset);
        RealEqualityRule.Check(dataset);
        OneOfRule.Check(dataset);
        IdleRule.Check(dataset);
        ContradictionRule.Check(dataset);
        ImpliedRule.Check(dataset);
        MostlyRule.Check(dataset);
        RequiredRule.Check(dataset);
    }
}
