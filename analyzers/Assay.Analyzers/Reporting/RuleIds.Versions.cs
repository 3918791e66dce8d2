namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string DifferenceWithoutKey = "ASY2002";
}
