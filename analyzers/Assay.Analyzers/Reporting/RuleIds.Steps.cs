namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string SecretParameter = "ASY3009";
    public const string BadQuantity = "ASY3013";
    public const string UnlikelyQuantity = "ASY3014";
    public const string NotKubeflowsName = "ASY3015";
    public const string UnreadOutput = "ASY3016";
    public const string EndlessTraining = "ASY3017";
    public const string UncancellableStep = "ASY3019";
    public const string UnawaitedStep = "ASY3020";
    public const string UnorderedStep = "ASY3023";
    public const string SharedState = "ASY3024";
}
