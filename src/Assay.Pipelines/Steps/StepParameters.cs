namespace Assay.Pipelines.Steps;

/// <summary>The names of the parameters that the generator adds to a pipeline.</summary>
public static class StepParameters
{
    /// <summary>The time that freshness is measured against; empty for the clock.</summary>
    public const string AsOf = "as_of";

    /// <summary>Where the rows of a dataset are.</summary>
    public static string Source(string dataset) => "source_" + Suffix(dataset);

    /// <summary>The pinned version of a dataset; empty for the source itself.</summary>
    public static string Version(string dataset) => "version_" + Suffix(dataset);

    /// <summary>The content hash of a dataset; empty where it is not known.</summary>
    public static string Hash(string dataset) => "hash_" + Suffix(dataset);

    /// <summary>The champion of a model (<c>models:/flight-delay/3</c>); empty for the alias.</summary>
    public static string Champion(string model) => "champion_" + Suffix(model);

    private static string Suffix(string name) => name.Replace('-', '_');
}
