namespace Assay.Kubernetes;

/// <summary>How a model's app is to run in a cluster.</summary>
public sealed record KServeOptions
{
    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The app's image with its digest (<c>registry/app@sha256:…</c>): a tag could mean another program tomorrow.</summary>
    public required string Image { get; init; }

    /// <summary>The service's name; null for the model's.</summary>
    public string? Name { get; init; }

    /// <summary>The least number of pods; 0 lets it sleep, where the cluster can wake it (Knative).</summary>
    public int MinReplicas { get; init; } = 1;

    /// <summary>The greatest number of pods; null for KServe's default.</summary>
    public int? MaxReplicas { get; init; }

    /// <summary>The service account, which may read the registry and the bucket; null for the namespace's default.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>The port that the app listens on.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Variables of the app, e.g. <c>MLFLOW_TRACKING_URI</c>. No secrets: whoever may read the service reads them.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Variables whose value is in a Secret of the namespace.</summary>
    public IReadOnlyDictionary<string, SecretKey> Secrets { get; init; } = new Dictionary<string, SecretKey>(StringComparer.Ordinal);

    /// <summary>What each pod asks for and is held to, by resource: <c>cpu</c> <c>500m</c>, <c>memory</c> <c>1Gi</c>. Empty for the namespace's defaults.</summary>
    public IReadOnlyDictionary<string, string> Resources { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>One entry of a Secret.</summary>
/// <param name="Name">The Secret's name.</param>
/// <param name="Key">The entry.</param>
public sealed record SecretKey(string Name, string Key);
