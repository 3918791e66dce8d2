namespace Assay.Analyzers.Reporting;

/// <summary>The ids of the rules, numbered in blocks per concern. An id is never used again for another rule.</summary>
internal static class RuleIds
{
    public const string NoGeneratedPart = "ASY1001";
    public const string NoRowKey = "ASY1002";
    public const string EmptyOrStalePasses = "ASY1013";
}
