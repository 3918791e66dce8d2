namespace Assay.CompilerServices;

/// <content>
/// Pieces of rows whose values of one key column lie apart from those of all others: no key of one can stand in another, but at the bounds that two may share.
/// </content>
public sealed partial class UniqueRule
{
    private int[] _ordinals = [];
    private OrderedKeys? _ordered;
    private (long Distinct, long Repeated) _apart;
    private ColumnBounds _bounds;
    private long[] _leads = [];
    private bool[] _leadNull = [];
    private bool _isApart;
    private int _lead;
    private int _part;

    internal override void BeginPiece(IReadOnlyDictionary<int, ColumnBounds> apart)
    {
        _lead = Array.FindIndex(_ordinals, apart.ContainsKey);
        _isApart = Active && _lead >= 0;
        if (!_isApart)
            return;
        _bounds = apart[_ordinals[_lead]];
        (_ordered ??= new()).Begin();
    }

    internal override void EndPiece()
    {
        if (!_isApart)
            return;
        _isApart = false;
        if (!_ordered!.IsOrdered)
        {
            KeepAll();
            return;
        }

        AddApart((_ordered.Distinct, _ordered.Repeated));
        foreach (var place in _ordered.Excess)
            FailElsewhere(_seen.PlaceOf(place));
    }

    private void ReadLead<T>(in ColumnView<T> column)
    {
        if (_leads.Length < column.Length)
            (_leads, _leadNull) = (new long[column.Length], new bool[column.Length]);
        KeyLeads.Read(column, _leads);
        for (var row = 0; row < column.Length; row++)
            _leadNull[row] = column.NullCount > 0 && column.IsNull(row);
    }

    /// <summary>Takes a row whose key no other piece can have; false for others.</summary>
    private bool TakeApart(ColumnBatch batch, int row, long place)
    {
        var value = _leads[row];
        if (_leadNull[row] || value == _bounds.Least || value == _bounds.Greatest)
            return false;
        if (value < _bounds.Least || value > _bounds.Greatest)
            throw new SourceException(
                SourceFault.Truncated, batch.Source, "a value beyond the least or greatest one that the file's footer tells", "a footer that says what the rows hold", "Write the file again.");
        _ordered!.Add(value, _keys[row], place);
        if (!_ordered.IsOrdered || _ordered.Bytes > _seen.Budget.Bytes)
        {
            KeepAll();
            _isApart = false;
        }

        return true;
    }

    private void KeepAll()
    {
        foreach (var entry in _ordered!.Entries())
        {
            if (_seen.Add(entry.Key, entry.Place) is { } excess)
                FailElsewhere(excess);
        }
    }

    private void AddApart((long Distinct, long Repeated) found) => _apart = (_apart.Distinct + found.Distinct, _apart.Repeated + found.Repeated);
}
