namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string UnversionedTrainingData = "ASY2001";
    public const string DifferenceWithoutKey = "ASY2002";
    public const string VersionedWithoutReason = "ASY2003";
    public const string KeptTooShort = "ASY2004";
    public const string KeyMayBeNull = "ASY2006";
}
