namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string NoMonitor = "ASY5006";
}
