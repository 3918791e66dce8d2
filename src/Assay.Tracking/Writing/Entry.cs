namespace Assay.Tracking.Writing;

/// <summary>Something that waits in the queue of a run.</summary>
internal abstract record Entry
{
    internal sealed record OfMetric(Metric Metric) : Entry;

    internal sealed record OfParam(Param Param) : Entry;

    internal sealed record OfTag(Tag Tag) : Entry;

    internal sealed record OfDataset(RunInput Input) : Entry;

    /// <summary>Completed once everything before it was sent or journalled.</summary>
    internal sealed record Barrier(TaskCompletionSource Reached, bool RetryJournal) : Entry;
}
