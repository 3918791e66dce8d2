namespace Assay.Pipelines.Steps;

/// <summary>The tags that a pipeline sets on its run in the tracking store.</summary>
internal static class RunTag
{
    /// <summary>The pipeline's run in the workspace: a UUID.</summary>
    public const string RunId = "assay.run_id";

    /// <summary>The pipeline.</summary>
    public const string Pipeline = "assay.pipeline";

    /// <summary>The version of a model that was champion while the run judged or scored; <c>none</c> where there was none.</summary>
    public static string Champion(string model) => "assay.champion." + model;

    /// <summary>The run whose result a step took over.</summary>
    public static string Cached(string step) => "assay.cached." + step;
}
