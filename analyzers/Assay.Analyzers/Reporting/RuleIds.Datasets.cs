namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string NoGeneratedPart = "ASY1001";
    public const string NoRowKey = "ASY1002";
    public const string UncheckedColumn = "ASY1003";
    public const string UncheckedFeature = "ASY1004";
    public const string NoSuchColumn = "ASY1006";
    public const string Contradiction = "ASY1007";
    public const string BadPattern = "ASY1008";
    public const string BadReference = "ASY1012";
    public const string EmptyOrStalePasses = "ASY1013";
    public const string NoRows = "ASY1014";
    public const string BadQuery = "ASY1032";
    public const string RulesWithin = "ASY1050";
}
