using System.Collections.Concurrent;
using Assay.CompilerServices;

namespace Assay.Validation.Batches;

/// <summary>
/// The values of columns that rules refer to. Kept per content hash of the target, so that many batches read it once; a target whose
/// hash isn't known is read for each validation.
/// </summary>
internal sealed class ReferenceSets(IDatasetSources sources, IReadOnlyDictionary<string, DatasetReference> references)
{
    private readonly ConcurrentDictionary<(string Dataset, string Column, string Hash), object> _kept = new();

    internal async Task<object> CollectAsync(ReferencesRule rule, CancellationToken cancellation)
    {
        var target = rule.Target;
        var dataset = target.Descriptor;
        var ordinal = dataset.OrdinalOf(rule.TargetColumn);
        if (ordinal < 0)
            throw new InvalidOperationException($"{dataset.Name} has no column {rule.TargetColumn}, which the rule {rule.Id} refers to.");
        var rows = target.Open(sources, references.GetValueOrDefault(dataset.Name, DatasetReference.Default));
        var key = (dataset.Name, rule.TargetColumn, rows.Identity.ContentHash ?? "");
        if (key.Item3.Length > 0 && _kept.TryGetValue(key, out var kept))
            return kept;
        var set = rule.NewSet();
        await foreach (var batch in rows.ReadBatchesAsync([ordinal], cancellation).ConfigureAwait(false))
            rule.Collect(set, batch, ordinal);
        if (key.Item3.Length > 0)
            _kept[key] = set;
        return set;
    }
}
