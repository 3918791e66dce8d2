namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string OpenedSource = "ASY3006";
    public const string NotReproducible = "ASY3007";
    public const string NothingRecorded = "ASY3008";
    public const string SwallowedException = "ASY3040";
    public const string BlockingCall = "ASY3041";
    public const string RowsReadAgain = "ASY3042";
    public const string UnusedCancellation = "ASY3043";
    public const string MissingMetric = "ASY4002";
    public const string RandomSplit = "ASY4017";
    public const string Unmasked = "ASY6004";
}
