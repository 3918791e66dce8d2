namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string NoUnit = "ASY1005";
    public const string OtherValues = "ASY1010";
    public const string NoEventTime = "ASY1011";
    public const string NoZone = "ASY1015";
    public const string OtherUnit = "ASY1016";
    public const string AmbiguousName = "ASY1026";
    public const string WeakKey = "ASY1028";
    public const string SharedReference = "ASY1029";
    public const string BadZone = "ASY1030";
}
