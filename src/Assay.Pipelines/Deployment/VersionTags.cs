namespace Assay.Pipelines.Deployment;

/// <summary>The tags that a deployed version carries in the registry.</summary>
public static class VersionTags
{
    /// <summary>The hash of the model's files as an artifact of its pipeline; the registry tags the same files <c>assay.content_hash</c> in its own form.</summary>
    public const string ArtifactHash = "assay.artifact_hash";

    /// <summary>The pipeline's run.</summary>
    public const string RunId = "assay.run_id";

    /// <summary>The gate's verdict in one line.</summary>
    public const string Gate = "assay.gate";

    /// <summary>The version that the gate compared with.</summary>
    public const string GateChampion = "assay.gate.champion_version";

    /// <summary>The versions that were champion before this one became it, the last first, with commas: where rollbacks go.</summary>
    public const string PreviousChampion = "assay.previous_champion";

    /// <summary>The version, and else the hash, of a dataset that the model was made of.</summary>
    public static string Data(string dataset) => $"assay.data.{dataset}";

    /// <summary>What the gate measured of a metric: <c>value</c>, <c>champion</c>, and the bounds <c>at_least</c>, <c>at_most</c>, <c>not_worse_by</c>.</summary>
    public static string Evidence(string metric, string what) => $"assay.gate.{metric}.{what}";
}
