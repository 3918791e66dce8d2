using Assay.CompilerServices;
using Assay.Profiling;

namespace Assay.Hosting.Data;

/// <summary>Reads the keys of declared datasets, so that a profile can tell columns that refer to them.</summary>
internal sealed class DeclaredKeys(Declarations declarations, IDatasetSources sources) : IKnownKeys
{
    private const int MostValues = 1_000_000;

    public async Task<IReadOnlyList<KnownKey>> ReadAsync(CancellationToken cancellation = default)
    {
        var keys = new List<KnownKey>();
        foreach (var plan in declarations.Datasets.Where(plan => plan.Descriptor.Source is not null))
        {
            if (plan.Descriptor.Columns.Count(column => column.RowKey) == 1 && await plan.Accept(new Reading(sources, cancellation)).ConfigureAwait(false) is { } key)
                keys.Add(key);
        }

        return keys;
    }

    private sealed class Reading(IDatasetSources sources, CancellationToken cancellation) : IDatasetPlanVisitor<Task<KnownKey?>>
    {
        public async Task<KnownKey?> Visit<T>(DatasetPlan<T> plan)
        {
            var dataset = plan.Descriptor;
            var key = dataset.Columns.First(column => column.RowKey);
            var ordinal = dataset.OrdinalOf(key.Name);
            var values = new HashSet<string>(StringComparer.Ordinal);
            try
            {
                await foreach (var batch in sources.Open(plan, new DatasetReference()).ReadBatchesAsync([ordinal]).WithCancellation(cancellation).ConfigureAwait(false))
                {
                    for (var row = 0; row < batch.RowCount; row++)
                    {
                        if (batch.Format(ordinal, row) is { } value)
                            values.Add(value);
                    }

                    if (values.Count > MostValues)
                        return null;
                }
            }
            catch (SourceException)
            {
                // A profile is about other data: that this can't be read is said by what validates it.
                return null;
            }

            return new KnownKey(dataset.Name, dataset.TypeName, key.Name, key.Type, values);
        }
    }
}
