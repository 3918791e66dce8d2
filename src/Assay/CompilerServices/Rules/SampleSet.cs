using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// The first failing rows by (source, row): the same whatever the order in which batches were observed and merged.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SampleSet
{
    private readonly List<RowSample> _samples = [];
    private DatasetDescriptor? _dataset;

    /// <summary>The number of samples.</summary>
    public int Count => _samples.Count;

    /// <summary>The samples in order.</summary>
    public IReadOnlyList<RowSample> ToList() => [.. _samples];

    internal SampleSet NewLike() => new() { _dataset = _dataset };

    internal void Clear() => _samples.Clear();

    internal void Add(RowSample sample) => Insert(sample);

    internal void Attach(DatasetDescriptor dataset) => _dataset = dataset;

    internal void Offer(ColumnBatch batch, int row)
    {
        var number = batch.FirstRow + row + 1;
        if (_samples.Count == RuleOutcome.SampleLimit && Compare(batch.Source, number, _samples[^1]) > 0)
            return;
        Insert(Render(batch, row, number));
    }

    internal void Merge(SampleSet other)
    {
        foreach (var sample in other._samples)
            Insert(sample);
    }

    private void Insert(RowSample sample)
    {
        var at = _samples.Count;
        while (at > 0 && Compare(sample.Source, sample.Row, _samples[at - 1]) < 0)
            at--;
        _samples.Insert(at, sample);
        if (_samples.Count > RuleOutcome.SampleLimit)
            _samples.RemoveAt(_samples.Count - 1);
    }

    private static int Compare(string source, long row, RowSample other)
    {
        var bySource = string.CompareOrdinal(source, other.Source);
        return bySource != 0 ? bySource : row.CompareTo(other.Row);
    }

    private RowSample Render(ColumnBatch batch, int row, long number)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        var columns = _dataset?.Columns ?? [];
        for (var ordinal = 0; ordinal < columns.Count; ordinal++)
        {
            if (!batch.Has(ordinal))
                continue;
            var text = batch.Format(ordinal, row);
            values[columns[ordinal].StorageName] = text is null || columns[ordinal].Sensitivity == Sensitivity.None ? text : "***";
        }

        return new RowSample(batch.Source, number, values);
    }
}
