using Assay.Versioning.Records;

namespace Assay.Versioning.Commits;

/// <summary>How a commit ended.</summary>
public enum CommitOutcome
{
    /// <summary>There is a new version.</summary>
    Committed,

    /// <summary>The rows are those of the head: nothing was committed.</summary>
    Unchanged,

    /// <summary>The data says no: a failed verdict, or keys that don't tell rows apart.</summary>
    Refused,

    /// <summary>Others committed meanwhile: the head is not the expected one, or every attempt lost the race.</summary>
    Conflict,
}

/// <summary>The result of a commit.</summary>
public sealed record CommitResult
{
    /// <summary>How it ended.</summary>
    public required CommitOutcome Outcome { get; init; }

    /// <summary>The same in one line, without cell values.</summary>
    public required string Summary { get; init; }

    /// <summary>The new version, or the head that the rows equal; else null.</summary>
    public VersionRecord? Record { get; init; }

    /// <summary>What the validation of each batch found.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>Whether the rows are those of the head in another order. Order is not data: that alone makes no version.</summary>
    public bool OrderChanged { get; init; }
}
