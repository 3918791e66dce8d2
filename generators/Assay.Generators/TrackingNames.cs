namespace Assay.Generators;

/// <summary>Names of the steps of our pipelines: tests of caching ask for each of them.</summary>
internal static class TrackingNames
{
    public const string Options = "Assay.Options";
    public const string Datasets = "Assay.Datasets";
    public const string Columns = "Assay.Columns";
    public const string Models = "Assay.Models";
    public const string Monitors = "Assay.Monitors";
    public const string Pipelines = "Assay.Pipelines";
    public const string CompiledPipelines = "Assay.CompiledPipelines";
    public const string Plans = "Assay.Plans";
    public const string Modules = "Assay.Modules";
}
