using Assay.CompilerServices;
using Assay.Versioning.Retention;

namespace Assay.Versioning;

/// <summary>How versions are kept, and what is written into each of them.</summary>
public sealed record VersionStoreOptions
{
    /// <summary>The project, as in URNs and lineage.</summary>
    public required string Project { get; init; }

    /// <summary>Who commits where the request doesn't say.</summary>
    public string? Author { get; init; }

    /// <summary>The commit of the code that runs.</summary>
    public string? GitCommit { get; init; }

    /// <summary>The version of Assay.</summary>
    public string? AssayVersion { get; init; }

    /// <summary>
    /// The digest of a source's bytes (<c>sha256:…</c>), asked for before and after the rows are read; null leaves it out of the record, and a
    /// source that changes meanwhile is not noticed.
    /// </summary>
    public Func<DatasetPlan, DatasetReference, CancellationToken, Task<string?>>? SourceDigest { get; init; }

    /// <summary>What is in use and was made of versions of a dataset, such as deployed models: a collection keeps those. Null where nothing is known to be.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<DataUse>>>? Uses { get; init; }

    /// <summary>How many differences may follow a snapshot before the next version is a snapshot again.</summary>
    public int MaxDiffLinks { get; init; } = 20;

    /// <summary>
    /// The share of the snapshot's bytes that the differences after it may reach before the next version is a snapshot again. Below
    /// <see cref="SmallDiffBytes"/> it does not count.
    /// </summary>
    public double MaxDiffShare { get; init; } = 0.30;

    /// <summary>Differences of fewer bytes in all are never too many: the overhead of files would outweigh their rows.</summary>
    public long SmallDiffBytes { get; init; } = 65_536;

    /// <summary>Snapshots of fewer bytes are what <see cref="VersionStrategy.Auto"/> stores: the bytes don't matter, and one read restores them.</summary>
    public long SmallTableBytes { get; init; } = 10_000_000;

    /// <summary>How often a commit that lost a race is tried on the new head.</summary>
    public int Attempts { get; init; } = 20;

    /// <summary>The most rows in a part.</summary>
    public int PartRows { get; init; } = 131_072;
}
