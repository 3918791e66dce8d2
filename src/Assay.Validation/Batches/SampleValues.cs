using Assay.CompilerServices;

namespace Assay.Validation.Batches;

/// <summary>
/// Gives samples their values where a rule found the row only after its batch was gone (an earlier duplicate, a merged state): reads the
/// rows once more, and only then. So too where some columns were not read, since the source answered their rules.
/// </summary>
internal static class SampleValues
{
    internal static async Task<Verdict> FillAsync(
        Verdict verdict, DatasetDescriptor dataset, Rows rows, IReadOnlyList<int> columns, CancellationToken cancellation, bool all = false)
    {
        var missing = verdict.Rules.SelectMany(rule => rule.Samples).Where(IsMissing)
            .Select(sample => (sample.Source, sample.Row)).ToHashSet();
        if (missing.Count == 0)
            return verdict;
        var found = new Dictionary<(string Source, long Row), IReadOnlyDictionary<string, string?>>();
        await foreach (var batch in rows.ReadBatchesAsync(columns, cancellation).ConfigureAwait(false))
        {
            foreach (var (source, row) in missing)
            {
                var at = row - batch.FirstRow - 1;
                if (at >= 0 && at < batch.RowCount && string.Equals(source, batch.Source, StringComparison.Ordinal))
                    found[(source, row)] = SampleRow.Render(dataset, batch, (int)at);
            }

            if (found.Count == missing.Count)
                break;
        }

        return verdict with { Rules = [.. verdict.Rules.Select(rule => rule with { Samples = [.. rule.Samples.Select(Filled)] })] };

        bool IsMissing(RowSample sample) => all ? sample.Values.Count < columns.Count : sample.Values.Count == 0;

        RowSample Filled(RowSample sample) =>
            IsMissing(sample) && found.TryGetValue((sample.Source, sample.Row), out var values) ? sample with { Values = values } : sample;
    }
}
