using Assay.Workspace.Lineage;

namespace Assay.Catalog.Folding;

/// <summary>One run of a job, from all its events.</summary>
public sealed record CatalogRun
{
    /// <summary>Its id.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The namespace of its job.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its job.</summary>
    public required string Job { get; init; }

    /// <summary>The state told last; a run without an end is still running, or its process died.</summary>
    public required RunState State { get; init; }

    /// <summary>The time of its first event.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The time of its end; null where none was told.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The scheduled time that it stands for, where it has one.</summary>
    public DateTimeOffset? Scheduled { get; init; }

    /// <summary>Why it failed; null where it didn't.</summary>
    public string? Error { get; init; }

    /// <summary>The run that it is a part of; null where it stands alone.</summary>
    public Guid? Parent { get; init; }

    /// <summary>What it read.</summary>
    public IReadOnlyList<DatasetUse> Reads { get; init; } = [];

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<DatasetUse> Writes { get; init; } = [];

    /// <summary>Metrics by name, where the run or a part of it told some.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal);

    /// <summary>How long it took; null while it runs.</summary>
    public TimeSpan? Duration => Ended - Started;
}

/// <summary>A dataset as a run read or wrote it.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version, else the content hash; null where neither was told.</param>
/// <param name="Rows">The number of rows; null where it wasn't counted.</param>
public sealed record DatasetUse(string Namespace, string Name, string? Version, long? Rows);

/// <summary>One validation of one batch.</summary>
public sealed record Validation
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The run that it is a part of; null where it stands alone.</summary>
    public Guid? Parent { get; init; }

    /// <summary>What was read, where that was told.</summary>
    public string? Source { get; init; }

    /// <summary>The version, else the content hash.</summary>
    public string? Version { get; init; }

    /// <summary>The time that freshness was measured against.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Rows read; null where they weren't counted.</summary>
    public long? Rows { get; init; }

    /// <summary>The worst status of all rules.</summary>
    public required VerdictStatus Status { get; init; }

    /// <summary>What kept the rows from being read; null where they were.</summary>
    public string? Fault { get; init; }

    /// <summary>What became of each rule.</summary>
    public IReadOnlyList<RuleResult> Rules { get; init; } = [];

    /// <summary>Names what was validated together: one run of a pipeline, or one command.</summary>
    internal (Guid?, DateTimeOffset?) Session => (Parent, Parent is null ? AsOf ?? At : null);
}

/// <summary>What became of a rule in one validation.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Expectation">What was expected, in words.</param>
/// <param name="Observed">What was found, in words without cell values.</param>
public sealed record RuleResult(string Id, VerdictStatus Status, string? Expectation, string? Observed);

/// <summary>A version of a dataset, from the event of its commit.</summary>
/// <param name="Version">Its name: a number in ours.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Rows">Its rows; null where they weren't counted.</param>
/// <param name="ContentHash">The hash of its content; null where it wasn't told.</param>
/// <param name="Changed">What changed, in words: <c>12 rows added, 3 changed</c>; null where it wasn't told.</param>
/// <param name="Message">What was said with it.</param>
/// <param name="Author">Who committed it.</param>
/// <param name="AcceptedBecause">Why it was accepted although a rule failed.</param>
public sealed record CommittedVersion(
    string Version, DateTimeOffset At, long? Rows, string? ContentHash, string? Changed, string? Message, string? Author, string? AcceptedBecause);

/// <summary>What a gate found.</summary>
/// <param name="At">When it was judged.</param>
/// <param name="RunId">The gate's run.</param>
/// <param name="Parent">The pipeline's run.</param>
/// <param name="Model">The model.</param>
/// <param name="Passed">Whether the candidate may become champion.</param>
/// <param name="Rows">The labelled rows that were predicted.</param>
/// <param name="Conditions">Each condition in words, and whether it is met; null where it doesn't apply.</param>
/// <param name="Metrics">The candidate's metrics, and the champion's where there is one.</param>
public sealed record GateResult(
    DateTimeOffset At, Guid RunId, Guid? Parent, string Model, bool Passed, long? Rows,
    IReadOnlyList<(string Words, bool? Met)> Conditions, IReadOnlyList<(string Metric, double? Candidate, double? Champion)> Metrics);

/// <summary>That a version of a model became champion.</summary>
/// <param name="At">When.</param>
/// <param name="Model">The model.</param>
/// <param name="Version">The version.</param>
/// <param name="PreviousVersion">The champion before it.</param>
/// <param name="IsRollback">Whether it went back to an earlier version.</param>
/// <param name="RunId">The pipeline's run that made the version; null where it isn't known.</param>
/// <param name="ContentHash">The hash of the model's files.</param>
/// <param name="Gate">The gate's verdict in one line.</param>
public sealed record Deployment(
    DateTimeOffset At, string Model, string Version, string? PreviousVersion, bool IsRollback, Guid? RunId, string? ContentHash, string? Gate);

/// <summary>What a monitor found in one window.</summary>
/// <param name="From">The window's start.</param>
/// <param name="To">The window's end.</param>
/// <param name="ModelVersion">The version of the model that answered; null where it wasn't told.</param>
/// <param name="Rows">Predictions in it.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Findings">What was found, in words.</param>
/// <param name="Metrics">Metrics measured or estimated, by name.</param>
public sealed record MonitorWindow(
    DateTimeOffset From, DateTimeOffset To, string? ModelVersion, long? Rows, VerdictStatus Status, IReadOnlyList<string> Findings,
    IReadOnlyDictionary<string, double> Metrics);
