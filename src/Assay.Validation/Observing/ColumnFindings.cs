using System.Numerics;
using Assay.CompilerServices;

namespace Assay.Validation.Observing;

/// <summary>What reports tell of columns beside the rules, as a mergeable state: exact moments of whole numbers, and distributions.</summary>
internal sealed class ColumnFindings
{
    private readonly DatasetDescriptor _dataset;
    private readonly DrawnColumns _columns;
    private readonly DrawnRows _drawn;
    private readonly WholeMoments?[] _moments;
    private long _rows;

    public ColumnFindings(DatasetDescriptor dataset)
    {
        _dataset = dataset;
        _columns = new(dataset);
        _drawn = new(_columns);
        _moments = new WholeMoments?[dataset.Columns.Count];
    }

    public void Observe(ColumnBatch batch)
    {
        _rows += batch.RowCount;
        if (_columns.Count > 0)
            _drawn.Observe(batch);
        for (var ordinal = 0; ordinal < _moments.Length; ordinal++)
        {
            var type = _dataset.Columns[ordinal].Type;
            if (batch.Has(ordinal) && ViewTypes.IsWhole(type))
                ViewTypes.AcceptNumber(type, new Whole(_moments[ordinal] ??= new(), batch, ordinal));
        }
    }

    public void Merge(ColumnFindings other)
    {
        _rows += other._rows;
        _drawn.Merge(other._drawn);
        for (var ordinal = 0; ordinal < _moments.Length; ordinal++)
        {
            if (other._moments[ordinal] is { } theirs)
                (_moments[ordinal] ??= new()).Merge(theirs);
        }
    }

    /// <summary>Adds to what a verdict tells of columns.</summary>
    public IReadOnlyList<ColumnSummary> Complete(IReadOnlyList<ColumnSummary> columns)
    {
        var drawn = _drawn.Rows.ToList();
        return [.. columns.Select(column => Complete(column, drawn))];
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_rows);
        foreach (var moments in _moments)
        {
            writer.Write(moments is not null);
            moments?.Save(writer);
        }

        _drawn.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        _rows = reader.ReadInt64();
        for (var ordinal = 0; ordinal < _moments.Length; ordinal++)
            _moments[ordinal] = reader.ReadBoolean() ? WholeMoments.Load(reader) : null;
        _drawn.Load(reader);
    }

    private ColumnSummary Complete(ColumnSummary column, List<DrawnRow> drawn)
    {
        var ordinal = _dataset.OrdinalOf(column.Column);
        var open = ordinal >= 0 && _dataset.Columns[ordinal].Sensitivity == Sensitivity.None;
        var moments = open ? _moments[ordinal] : null;
        var index = open ? _columns.IndexOf(ordinal) : -1;
        return column with
        {
            Mean = moments is null ? column.Mean : moments.Mean,
            StandardDeviation = moments is null ? column.StandardDeviation : moments.StandardDeviation,
            Distribution = index < 0 ? null : Distributions.Of(column.Type, drawn, index, drawn.Count < _rows),
        };
    }

    private sealed class Whole(WholeMoments moments, ColumnBatch batch, int ordinal) : INumberTypeVisitor<WholeMoments>
    {
        public WholeMoments Visit<T>()
            where T : struct, INumber<T>
        {
            moments.Observe(batch.Sums<T>(ordinal));
            return moments;
        }
    }
}
