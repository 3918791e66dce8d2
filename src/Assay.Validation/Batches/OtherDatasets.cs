using System.Collections.Concurrent;
using Assay.CompilerServices;

namespace Assay.Validation.Batches;

/// <summary>
/// The numbers of other datasets that rules compare with. Kept per content hash, so that many batches read one once; a dataset whose hash isn't
/// known is read for each validation.
/// </summary>
internal sealed class OtherDatasets(IDatasetSources sources, IReadOnlyDictionary<string, DatasetReference> references)
{
    private readonly ConcurrentDictionary<(string Dataset, bool RowsOnly, string Hash), DatasetStatistics> _kept = new();

    /// <summary>Gives each rule that compares with another dataset that one's numbers.</summary>
    public async Task AddAsync(JudgeContext context, DatasetValidator validator, CancellationToken cancellation)
    {
        foreach (var others in validator.Others.GroupBy(other => other.Plan.Descriptor.Name, StringComparer.Ordinal))
        {
            var statistics = await ReadAsync(others.First().Plan, others.All(other => other.RowsOnly), cancellation).ConfigureAwait(false);
            foreach (var other in others)
                context.AddOther(other.Rule, statistics);
        }
    }

    private async Task<DatasetStatistics> ReadAsync(DatasetPlan plan, bool rowsOnly, CancellationToken cancellation)
    {
        var dataset = plan.Descriptor;
        var rows = plan.Open(sources, references.GetValueOrDefault(dataset.Name, DatasetReference.Default));
        var key = (dataset.Name, rowsOnly, rows.Identity.ContentHash ?? "");
        if (key.Item3.Length > 0 && _kept.TryGetValue(key, out var kept))
            return kept;
        var tally = new DatasetTally(dataset);
        await foreach (var batch in rows.ReadBatchesAsync(rowsOnly ? [0] : null, cancellation).ConfigureAwait(false))
            tally.Observe(batch);
        if (key.Item3.Length > 0)
            _kept[key] = tally.Statistics;
        return tally.Statistics;
    }
}
