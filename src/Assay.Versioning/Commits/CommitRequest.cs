namespace Assay.Versioning.Commits;

/// <summary>What is committed, and what is said about it.</summary>
public sealed record CommitRequest
{
    /// <summary>A path, glob or URI instead of the dataset's configured source.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// Rows of the dataset's own type instead of a source. They are written to a file of the store first, so that what is validated is what
    /// is committed.
    /// </summary>
    public Rows? Rows { get; init; }

    /// <summary>Why.</summary>
    public string? Message { get; init; }

    /// <summary>Who; null for the store's default.</summary>
    public string? Author { get; init; }

    /// <summary>The time that freshness is measured against; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>
    /// Why rows are committed although rules of severity error failed: it is recorded. Null refuses them. Rows that could not be read at all are
    /// never accepted.
    /// </summary>
    public string? AcceptFailures { get; init; }

    /// <summary>How the version is stored; null as declared, else by <see cref="VersionStrategy.Auto"/>.</summary>
    public VersionStrategy? Strategy { get; init; }

    /// <summary>
    /// The version that the rows were made from. A head that is another ends in <see cref="CommitOutcome.Conflict"/> instead of a version that
    /// would undo what others committed meanwhile. 0 expects that there is no version yet; null commits on whatever is the head.
    /// </summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>The run that commits, where there is one.</summary>
    public string? RunId { get; init; }
}
