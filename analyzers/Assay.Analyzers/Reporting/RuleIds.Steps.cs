namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string BadQuantity = "ASY3013";
    public const string UnlikelyQuantity = "ASY3014";
    public const string NotKubeflowsName = "ASY3015";
}
