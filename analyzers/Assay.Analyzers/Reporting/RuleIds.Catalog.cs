namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string NoSummary = "ASY6001";
    public const string NoOwner = "ASY6002";
    public const string UnclassifiedColumn = "ASY6003";
    public const string NameTaken = "ASY6005";
    public const string BadName = "ASY6006";
    public const string Secret = "ASY6007";
    public const string MachineBoundSource = "ASY6008";
    public const string SharedSource = "ASY6010";
    public const string PlaceholderReason = "ASY6011";
    public const string UnreadableSource = "ASY6012";
}
