using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// The first failing rows by (source, row): the same whatever the order in which batches were observed and merged. A row that was found
/// to fail only after its batch was gone has no values; <see cref="SampleRow"/> renders them when the batch is read again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SampleSet
{
    private static readonly Dictionary<string, string?> s_none = new(StringComparer.Ordinal);
    private readonly List<(RowPlace Place, IReadOnlyDictionary<string, string?> Values)> _samples = [];
    private DatasetDescriptor? _dataset;

    /// <summary>The number of samples.</summary>
    public int Count => _samples.Count;

    /// <summary>The samples in order.</summary>
    public IReadOnlyList<RowSample> ToList() => [.. _samples.Select(sample => new RowSample(sample.Place.Source, sample.Place.Row, sample.Values))];

    internal SampleSet NewLike() => new() { _dataset = _dataset };

    internal void Attach(DatasetDescriptor dataset) => _dataset = dataset;

    internal void Offer(ColumnBatch batch, int row)
    {
        var place = RowPlace.Of(batch, row);
        if (HasRoomFor(place))
            Insert(place, _dataset is null ? s_none : SampleRow.Render(_dataset, batch, row));
    }

    internal void OfferWithoutValues(RowPlace place)
    {
        if (HasRoomFor(place))
            Insert(place, s_none);
    }

    internal void Add(RowSample sample)
    {
        var place = new RowPlace(sample.Source, sample.Row);
        if (HasRoomFor(place))
            Insert(place, sample.Values);
    }

    internal void Merge(SampleSet other)
    {
        foreach (var (place, values) in other._samples)
        {
            if (HasRoomFor(place))
                Insert(place, values);
        }
    }

    internal void Save(StateWriter writer)
    {
        writer.Int64(_samples.Count);
        foreach (var (place, values) in _samples)
        {
            place.Save(writer);
            writer.Int64(values.Count);
            foreach (var (name, value) in values)
            {
                writer.Text(name);
                writer.Text(value);
            }
        }
    }

    internal void Load(StateReader reader)
    {
        _samples.Clear();
        for (var left = reader.Count(26); left > 0; left--)
        {
            var place = RowPlace.Load(reader);
            var count = reader.Count(2);
            var values = count == 0 ? s_none : new Dictionary<string, string?>(StringComparer.Ordinal);
            for (; count > 0; count--)
                values[reader.Text() ?? throw reader.Damaged("a column without a name")] = reader.Text();
            if (HasRoomFor(place))
                Insert(place, values);
        }
    }

    private bool HasRoomFor(RowPlace place) => _samples.Count < RuleOutcome.SampleLimit || place.CompareTo(_samples[^1].Place) < 0;

    private void Insert(RowPlace place, IReadOnlyDictionary<string, string?> values)
    {
        var at = _samples.Count;
        while (at > 0 && place.CompareTo(_samples[at - 1].Place) < 0)
            at--;
        _samples.Insert(at, (place, values));
        if (_samples.Count > RuleOutcome.SampleLimit)
            _samples.RemoveAt(_samples.Count - 1);
    }
}
