namespace Assay.Analyzers.Reporting;

internal static partial class RuleIds
{
    public const string MissingProducer = "ASY3001";
    public const string AmbiguousWire = "ASY3002";
    public const string Cycle = "ASY3003";
    public const string NotCarried = "ASY3004";
    public const string BadTime = "ASY3005";
    public const string NoPipeline = "ASY3010";
}
