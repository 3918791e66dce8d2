using Assay.Profiling.Columns;

namespace Assay.Profiling.Relations;

/// <summary>A uniform sample of rows: those whose number, mixed, is least. The same rows give the same sample.</summary>
internal sealed class RowSample(IReadOnlyList<RelatedColumn> columns)
{
    public const int Size = 10_000;

    private readonly List<(ulong Priority, ulong[] Hashes, double[] Numbers)> _rows = [];
    private ulong _limit = ulong.MaxValue;
    private long _seen;

    /// <summary>The rows in no order that means anything.</summary>
    public IReadOnlyList<(ulong Priority, ulong[] Hashes, double[] Numbers)> Rows
    {
        get
        {
            Cut();
            return _rows;
        }
    }

    public void Add(int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var priority = Hashes.Mix((ulong)++_seen);
            if (priority > _limit)
                continue;
            var (hashes, numbers) = (new ulong[columns.Count], new double[columns.Count]);
            for (var column = 0; column < columns.Count; column++)
                (hashes[column], numbers[column]) = (columns[column].Trace.Hashes[row], columns[column].Trace.Numbers[row]);
            _rows.Add((priority, hashes, numbers));
            if (_rows.Count >= 2 * Size)
                Cut();
        }
    }

    private void Cut()
    {
        if (_rows.Count <= Size)
            return;
        _rows.Sort((left, right) => left.Priority.CompareTo(right.Priority));
        _rows.RemoveRange(Size, _rows.Count - Size);
        _limit = _rows[^1].Priority;
    }
}
