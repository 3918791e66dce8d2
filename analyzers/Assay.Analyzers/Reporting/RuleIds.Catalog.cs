namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string NameTaken = "ASY6005";
    public const string BadName = "ASY6006";
}
