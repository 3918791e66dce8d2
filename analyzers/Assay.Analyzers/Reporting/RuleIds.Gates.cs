namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string Ungated = "ASY4001";
    public const string EvaluatedOnTraining = "ASY4004";
    public const string OnlyRelativeGate = "ASY4005";
    public const string EffectlessGate = "ASY4007";
    public const string GateWithoutColumns = "ASY4008";
    public const string LateFeature = "ASY4009";
    public const string NegativeMargin = "ASY4010";
    public const string NearMetric = "ASY4011";
}
