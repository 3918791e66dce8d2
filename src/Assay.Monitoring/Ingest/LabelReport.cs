namespace Assay.Monitoring.Ingest;

/// <summary>What became of the rows of a file of labels; every row is in exactly one of the counts.</summary>
public sealed record LabelReport
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The file.</summary>
    public required string Source { get; init; }

    /// <summary>Its rows.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that gave a prediction its label.</summary>
    public long Labelled { get; init; }

    /// <summary>Rows that said again what was known.</summary>
    public long Repeated { get; init; }

    /// <summary>Rows whose label differs from the one that is known, which stays.</summary>
    public long Conflicting { get; init; }

    /// <summary>Rows whose id the model never gave.</summary>
    public long Unknown { get; init; }

    /// <summary>Rows without an id or a label.</summary>
    public long Missing { get; init; }

    /// <summary>Rows with a cell that can't be read as its column's type, or that make no label together with the stored request.</summary>
    public long Unreadable { get; init; }

    /// <summary>Up to five ids of conflicting rows.</summary>
    public IReadOnlyList<string> ConflictingIds { get; init; } = [];

    /// <summary>Up to five ids of unknown rows.</summary>
    public IReadOnlyList<string> UnknownIds { get; init; } = [];

    /// <summary>Whether every row gave or repeated a label.</summary>
    public bool IsClean => Conflicting + Unknown + Missing + Unreadable == 0;
}
