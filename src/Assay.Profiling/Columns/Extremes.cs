namespace Assay.Profiling.Columns;

/// <summary>The rows of the least or greatest numbers; of equal ones the first.</summary>
internal sealed class Extremes(bool greatest)
{
    private const int Most = 10;

    private readonly List<(double Key, double Value, RowPlace Place)> _rows = [];
    private double _worst = double.PositiveInfinity;

    /// <summary>The rows, the most extreme first.</summary>
    public IEnumerable<(double Value, RowPlace Place)> Rows => _rows.Select(row => (row.Value, row.Place));

    /// <summary>Whether a number is worth a call of <see cref="Add"/>.</summary>
    public bool Takes(double value) => (greatest ? -value : value) < _worst;

    public void Add(double value, RowPlace place)
    {
        var key = greatest ? -value : value;
        var at = _rows.Count;
        while (at > 0 && _rows[at - 1].Key > key)
            at--;
        _rows.Insert(at, (key, value, place));
        if (_rows.Count > Most)
            _rows.RemoveAt(Most);
        if (_rows.Count == Most)
            _worst = _rows[^1].Key;
    }
}
