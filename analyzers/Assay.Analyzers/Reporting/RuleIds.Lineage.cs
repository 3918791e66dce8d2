namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string OtherOrigin = "ASY6020";
    public const string OpaqueColumn = "ASY6021";
    public const string NoOrigin = "ASY6022";
}
