namespace Assay.Pipelines.Deployment;

/// <summary>The tags that a deployed version carries in the registry.</summary>
public static class VersionTags
{
    /// <summary>The hash of the model's files.</summary>
    public const string ContentHash = "assay.content_hash";

    /// <summary>The pipeline's run.</summary>
    public const string RunId = "assay.run_id";

    /// <summary>The gate's verdict in one line.</summary>
    public const string Gate = "assay.gate";

    /// <summary>The version that was champion when this one was registered: where a rollback goes.</summary>
    public const string PreviousChampion = "assay.previous_champion";

    /// <summary>The version, and else the hash, of a dataset that the model was made of.</summary>
    public static string Data(string dataset) => $"assay.data.{dataset}";
}
