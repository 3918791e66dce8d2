namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string Leakage = "ASY4003";
    public const string NoModel = "ASY4006";
}
