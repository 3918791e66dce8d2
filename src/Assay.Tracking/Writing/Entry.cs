namespace Assay.Tracking.Writing;

/// <summary>What an <see cref="Entry"/> is.</summary>
internal enum EntryKind
{
    Metric,
    Param,
    Tag,
    Dataset,

    /// <summary>Completed once everything before it was sent or journalled.</summary>
    Barrier,
}

/// <summary>Something that waits in the queue of a run. A value, so that a metric in a training's inner loop makes no garbage.</summary>
internal readonly record struct Entry
{
    private Entry(EntryKind kind, string key, object? item)
    {
        Kind = kind;
        Key = key;
        Item = item;
    }

    internal EntryKind Kind { get; }

    internal string Key { get; }

    internal double Value { get; private init; }

    internal long Timestamp { get; private init; }

    internal long Step { get; private init; }

    internal bool RetryJournal { get; private init; }

    internal string Text => (string)Item!;

    internal RunInput Input => (RunInput)Item!;

    internal TaskCompletionSource Reached => (TaskCompletionSource)Item!;

    private object? Item { get; }

    internal static Entry OfMetric(string key, double value, long timestamp, long step) =>
        new(EntryKind.Metric, key, null) { Value = value, Timestamp = timestamp, Step = step };

    internal static Entry OfParam(string key, string value) => new(EntryKind.Param, key, value);

    internal static Entry OfTag(string key, string value) => new(EntryKind.Tag, key, value);

    internal static Entry OfDataset(RunInput input) => new(EntryKind.Dataset, input.Dataset.Name, input);

    internal static Entry Barrier(TaskCompletionSource reached, bool retryJournal) => new(EntryKind.Barrier, "", reached) { RetryJournal = retryJournal };
}
