namespace Assay;

/// <summary>
/// The verdicts of former batches, for rules that compare with them and for people. Filled by the host from the workspace. Safe to use from
/// many threads.
/// </summary>
public interface IVerdictHistory
{
    /// <summary>The last verdicts of a dataset, newest first.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<IReadOnlyList<VerdictRecord>> ReadAsync(string dataset, HistoryQuery query, CancellationToken cancellation = default);

    /// <summary>The last values of a metric, oldest first, one per batch that has one: what a baseline is made of.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="metric">The number that is wanted.</param>
    /// <param name="query">Of which verdicts; <see cref="HistoryQuery.OfBatches"/> is set in any case.</param>
    /// <param name="cancellation">Stops the reading.</param>
    async Task<IReadOnlyList<MetricValue>> ValuesAsync(string dataset, VerdictMetric metric, HistoryQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        var records = await ReadAsync(dataset, query with { OfBatches = true, Where = record => metric.Of(record) is not null && query.Where?.Invoke(record) != false }, cancellation).ConfigureAwait(false);
        return [.. records.Reverse().Select(record => new MetricValue(record.Recorded, record.Source, metric.Of(record)!.Value))];
    }
}

/// <summary>Which verdicts are meant.</summary>
public sealed record HistoryQuery
{
    /// <summary>How many at most.</summary>
    public int Last { get; init; } = 30;

    /// <summary>
    /// Whether each batch counts once, by the newest verdict on its content: validating a file again makes no second batch of it. Verdicts on
    /// all batches together are then left out.
    /// </summary>
    public bool OfBatches { get; init; }

    /// <summary>Whether only admitted batches count: what was refused is no baseline.</summary>
    public bool AdmittedOnly { get; init; }

    /// <summary>A content that doesn't count (<see cref="VerdictRecord.Content"/>): that of the batch which is being judged. Null for none.</summary>
    public string? ExceptContent { get; init; }

    /// <summary>Which verdicts count beside that; null for all.</summary>
    public Func<VerdictRecord, bool>? Where { get; init; }
}

/// <summary>A former value of a metric.</summary>
/// <param name="Recorded">When it was found.</param>
/// <param name="Source">In what.</param>
/// <param name="Value">The value.</param>
public sealed record MetricValue(DateTimeOffset Recorded, string Source, double Value);
