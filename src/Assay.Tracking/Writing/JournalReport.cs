namespace Assay.Tracking.Writing;

/// <summary>What came of sending a journal.</summary>
public sealed record JournalReport
{
    /// <summary>Entries that a server now has.</summary>
    public int Sent { get; init; }

    /// <summary>Entries that a server refused for good, each as what it was and why; they are kept in <c>refused.jsonl</c>.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Files that still wait: their process lives, their run is not known yet, or the server went away.</summary>
    public int Waiting { get; init; }

    /// <summary>Why sending stopped early; null where it did not.</summary>
    public TrackingException? Stopped { get; init; }
}
