namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string NullSkipped = "ASY1022";
    public const string StaticState = "ASY1027";
    public const string LiftedComparison = "ASY1031";
}
