using Assay.CompilerServices;
using Assay.Versioning.Parts;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Reading;

/// <summary>What differences change of a snapshot: per key the last state, or that the row is gone.</summary>
internal sealed class Overlay
{
    private readonly Table _changes;
    private readonly int[] _keys;
    private readonly Dictionary<UInt128, int> _last = [];

    public Overlay(DatasetDescriptor descriptor, int[] keys)
    {
        Descriptor = descriptor;
        _keys = keys;
        _changes = new Table(ChangeRows.Descriptor(descriptor));
    }

    public DatasetDescriptor Descriptor { get; }

    /// <summary>The ordinals of the key.</summary>
    public IReadOnlyList<int> Keys => _keys;

    /// <summary>Takes change rows, in the order of their versions.</summary>
    public void Apply(ColumnBatch batch)
    {
        var start = _changes.RowCount;
        var keys = RowFingerprints.Of(Descriptor, batch, _keys);
        var types = batch.Column<string>(Descriptor.Columns.Count);
        _changes.Append(batch);
        for (var row = 0; row < batch.RowCount; row++)
        {
            var type = types[row];
            if (type == ChangeRows.Before)
                continue;
            _last[keys[row]] = type == ChangeRows.Delete ? -1 : start + row;
        }
    }

    /// <summary>The rows of a batch that no change concerns.</summary>
    public ColumnBatch Filter(ColumnBatch batch)
    {
        var keys = RowFingerprints.Of(Descriptor, batch, _keys);
        var kept = new List<int>(batch.RowCount);
        for (var row = 0; row < keys.Length; row++)
        {
            if (!_last.ContainsKey(keys[row]))
                kept.Add(row);
        }

        return kept.Count == batch.RowCount ? batch : SelectedBatch.Of(Descriptor, batch, kept);
    }

    /// <summary>The rows that are new, or new in a cell, in the order of their last change.</summary>
    public ColumnBatch Added()
    {
        int[] rows = [.. _last.Values.Where(row => row >= 0).Order()];
        return SelectedBatch.Of(Descriptor, _changes, rows);
    }
}
