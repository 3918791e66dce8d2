namespace Assay.Tracking;

/// <summary>A file or folder among artifacts.</summary>
public sealed record ArtifactFile
{
    /// <summary>Path with <c>/</c>, relative to the run's root, or to the listed folder where the proxy was asked.</summary>
    public string Path { get => field ?? ""; init; }

    /// <summary>Whether it is a folder.</summary>
    public bool IsDir { get; init; }

    /// <summary>Size in bytes; null for a folder.</summary>
    public long? FileSize { get; init; }
}

/// <summary>The content of one folder of a run's artifacts.</summary>
/// <param name="RootUri">The run's artifact root.</param>
/// <param name="Files">Sorted by path; empty where the folder does not exist.</param>
public sealed record ArtifactListing(string RootUri, IReadOnlyList<ArtifactFile> Files);

/// <summary>What passed through an upload or download.</summary>
/// <param name="SizeBytes">Bytes that passed.</param>
/// <param name="Sha256">SHA-256 of exactly these bytes, 64 lower-case hexadecimal digits.</param>
public sealed record ArtifactContent(long SizeBytes, string Sha256);
