namespace Assay.Tracking;

/// <summary>One version of a registered model.</summary>
public sealed record RegisteredModelVersion
{
    /// <summary>The registered model's name.</summary>
    public string Name { get => field ?? ""; init; }

    /// <summary>A number as text, counting from <c>1</c>; a deleted version's number is not used again.</summary>
    public string Version { get => field ?? ""; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long CreationTimestamp { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long LastUpdatedTimestamp { get; init; }

    /// <summary>None, Staging, Production or Archived. Deprecated by MLflow: use aliases.</summary>
    public string CurrentStage { get => field ?? "None"; init; }

    /// <summary>For people.</summary>
    public string Description { get => field ?? ""; init; }

    /// <summary>Where its files are: an <c>mlflow-artifacts:</c>, <c>runs:</c>, <c>models:</c> or remote address.</summary>
    public string Source { get => field ?? ""; init; }

    /// <summary>The run that made it; null where none was named.</summary>
    public string? RunId { get; init; }

    /// <summary>READY, unless the server is still copying.</summary>
    public string Status { get => field ?? "READY"; init; }

    /// <summary>Tags, such as a gate's outcome.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }

    /// <summary>Address of the run, where it lives on another server.</summary>
    public string RunLink { get => field ?? ""; init; }

    /// <summary>The logged model whose files these are; null where none was named.</summary>
    public string? ModelId { get; init; }

    /// <summary>The aliases that point here; some answers leave them out.</summary>
    public IReadOnlyList<string> Aliases { get => field ?? []; init; }
}
