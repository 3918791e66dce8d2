namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string Unmonitored = "ASY5001";
    public const string UnwatchedFeature = "ASY5002";
    public const string NoAlert = "ASY5003";
    public const string FalseAlarms = "ASY5004";
    public const string Unestimated = "ASY5005";
    public const string NoMonitor = "ASY5006";
    public const string NoColumnToExcept = "ASY5007";
    public const string SenselessBound = "ASY5008";
    public const string UnevenWindow = "ASY5009";
    public const string TighterThanGate = "ASY5010";
    public const string NeverSent = "ASY5011";
    public const string WrongSide = "ASY5012";
    public const string MetricNeverComputed = "ASY5013";
    public const string NoEstimate = "ASY5014";
    public const string ChannelTwice = "ASY5015";
    public const string MetricTwice = "ASY5016";
    public const string MonitoredAfterAll = "ASY5017";
}
