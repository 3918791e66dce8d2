namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string NeverRuns = "ASY3011";
    public const string RunsEachMinute = "ASY3012";
    public const string EitherDay = "ASY3021";
    public const string OutlastsSchedule = "ASY3022";
}
