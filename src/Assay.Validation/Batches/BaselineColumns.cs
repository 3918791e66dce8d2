using System.Collections.Concurrent;
using Assay.CompilerServices;

namespace Assay.Validation.Batches;

/// <summary>
/// The distributions of columns that rules compare with. Kept per content hash, so that many batches read one once; a dataset whose hash isn't known
/// is read for each validation. A version that a rule names counts before the rows that the caller gives for the dataset.
/// </summary>
internal sealed class BaselineColumns(IDatasetSources sources, IReadOnlyDictionary<string, DatasetReference> references)
{
    private readonly ConcurrentDictionary<(string Dataset, string Column, string Hash), ValueDistribution> _kept = new();

    /// <summary>Gives each rule that compares with a column that one's distribution.</summary>
    public async Task AddAsync(JudgeContext context, DatasetValidator validator, CancellationToken cancellation)
    {
        foreach (var column in validator.Baselines)
        {
            if (await ReadAsync(column, cancellation).ConfigureAwait(false) is { } distribution)
                context.AddBaseline(column.Rule, distribution);
        }
    }

    private async Task<ValueDistribution?> ReadAsync(BaselineColumn column, CancellationToken cancellation)
    {
        var dataset = column.Plan.Descriptor;
        var ordinal = dataset.OrdinalOf(column.Column);
        if (ordinal < 0)
            throw new InvalidOperationException($"{dataset.Name} has no column {column.Column}, which the rule {column.Rule} compares with.");
        var reference = column.Version is { } version ? new() { Version = version } : references.GetValueOrDefault(dataset.Name, DatasetReference.Default);
        var rows = column.Plan.Open(sources, reference);
        var key = (dataset.Name, column.Column, rows.Identity.ContentHash ?? "");
        if (key.Item3.Length > 0 && _kept.TryGetValue(key, out var kept))
            return kept;
        var tally = new BaselineTally(dataset, ordinal);
        await foreach (var batch in rows.ReadBatchesAsync([ordinal], cancellation).ConfigureAwait(false))
            tally.Observe(batch);
        if (key.Item3.Length > 0 && tally.Distribution is { } read)
            _kept[key] = read;
        return tally.Distribution;
    }
}
