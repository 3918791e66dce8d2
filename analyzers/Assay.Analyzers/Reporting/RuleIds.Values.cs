namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string RealEquality = "ASY1009";
    public const string UnanchoredPattern = "ASY1017";
    public const string EvilPattern = "ASY1018";
    public const string IdleValue = "ASY1019";
    public const string IdleRule = "ASY1020";
    public const string ImpossibleRules = "ASY1021";
    public const string ImpliedRule = "ASY1023";
    public const string IdleMostly = "ASY1024";
    public const string IdleRequired = "ASY1025";
}
