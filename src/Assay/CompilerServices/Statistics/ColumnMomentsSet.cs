namespace Assay.CompilerServices;

/// <summary>The moments of every column of a dataset, observed by column type.</summary>
internal sealed class ColumnMomentsSet
{
    private readonly DatasetDescriptor _dataset;
    private readonly ColumnMoments?[] _columns;
    private readonly HashSet<int> _answered = [];

    internal ColumnMomentsSet(DatasetDescriptor dataset)
    {
        _dataset = dataset;
        _columns = new ColumnMoments?[dataset.Columns.Count];
    }

    internal void Observe(ColumnBatch batch)
    {
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
        {
            if (!batch.Has(ordinal) || _answered.Contains(ordinal))
                continue;
            var moments = _columns[ordinal] ??= new();
            var type = _dataset.Columns[ordinal].Type;
            if (ViewTypes.AcceptNumber(type, new Numbers(moments, batch, ordinal)) is null)
                moments.ObserveNulls(ViewTypes.Accept(type, new NullCount(batch, ordinal)));
        }
    }

    internal void Take(int ordinal, ColumnAnswer answer)
    {
        _answered.Add(ordinal);
        _columns[ordinal] = ColumnMoments.Of(answer);
    }

    internal void Merge(ColumnMomentsSet other)
    {
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
        {
            if (other._columns[ordinal] is { } theirs)
                (_columns[ordinal] ??= new()).Merge(theirs);
        }
    }

    internal DatasetStatistics ToStatistics(long rows)
    {
        var columns = new Dictionary<string, ColumnStatistics>(StringComparer.Ordinal);
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
        {
            if (_columns[ordinal] is { } moments)
                columns[_dataset.Columns[ordinal].Name] = moments.ToStatistics();
        }

        return new(rows, columns);
    }

    /// <summary>What a verdict tells of the columns that were read; the numbers of sensitive ones are left out.</summary>
    internal List<ColumnSummary> Summarize()
    {
        var summaries = new List<ColumnSummary>();
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
        {
            if (_columns[ordinal] is not { } moments)
                continue;
            var column = _dataset.Columns[ordinal];
            var open = column.Sensitivity == Sensitivity.None;
            summaries.Add(new ColumnSummary
            {
                Column = column.Name,
                Type = column.Type,
                Nulls = moments.Nulls,
                NaNs = moments.NaNs,
                Min = open ? Finite(moments.Min) : null,
                Max = open ? Finite(moments.Max) : null,
                Mean = open ? Finite(moments.Mean) : null,
                StandardDeviation = open ? Finite(moments.StandardDeviation) : null,
            });
        }

        return summaries;
    }

    internal void Save(StateWriter writer)
    {
        foreach (var column in _columns)
        {
            writer.Bool(column is not null);
            column?.Save(writer);
        }
    }

    internal void Load(StateReader reader)
    {
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
        {
            if (reader.Bool())
                (_columns[ordinal] = new()).Load(reader);
        }
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private sealed class Numbers(ColumnMoments moments, ColumnBatch batch, int ordinal) : INumberTypeVisitor<ColumnMoments>
    {
        public ColumnMoments Visit<T>()
            where T : struct, System.Numerics.INumber<T>
        {
            if (default(T) is float or double or decimal)
                moments.Observe(batch.Column<T>(ordinal));
            else
                moments.Observe(batch.Sums<T>(ordinal), batch.Column<T>(ordinal).NullCount);
            return moments;
        }
    }

    private sealed class NullCount(ColumnBatch batch, int ordinal) : IViewTypeVisitor<int>
    {
        public int Visit<T>() => batch.Column<T>(ordinal).NullCount;
    }
}
