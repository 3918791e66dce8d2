namespace Assay.Analyzers.Reporting;

/// <summary>The ids of the rules, numbered in blocks per concern. An id is never used again for another rule.</summary>
internal static class RuleIds
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

    public const string DifferenceWithoutKey = "ASY2002";

    public const string MissingProducer = "ASY3001";
    public const string AmbiguousWire = "ASY3002";
    public const string Cycle = "ASY3003";
    public const string NotCarried = "ASY3004";
    public const string BadTime = "ASY3005";
    public const string NoPipeline = "ASY3010";

    public const string Leakage = "ASY4003";
    public const string NoModel = "ASY4006";

    public const string NoMonitor = "ASY5006";

    public const string NameTaken = "ASY6005";
    public const string BadName = "ASY6006";
}
