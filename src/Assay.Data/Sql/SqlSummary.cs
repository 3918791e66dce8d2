using Assay.CompilerServices;

namespace Assay.Data.Sql;

/// <summary>What a column holds, as part of the statement that reads every column once.</summary>
internal sealed class SqlSummary
{
    private readonly SqlSelect _select;
    private readonly SqlColumn _column;
    private readonly int _rows;
    private readonly int _values;
    private readonly int _unfit = -1;
    private readonly int _nans = -1;
    private readonly int _infinite = -1;
    private readonly int _numbers = -1;

    public SqlSummary(SqlDialect dialect, SqlSelect select, SqlColumn column)
    {
        (_select, _column) = (select, column);
        var cell = column.Cell;
        _rows = select.Add("count(*)");
        _values = select.Add($"count({cell})");
        if (column.Unfit is { } unfit)
            _unfit = select.Count(unfit);
        if (!ViewTypes.IsNumber(column.Declared.Type))
            return;
        var (number, finite, ordered) = ($"CAST({cell} AS {dialect.DoubleType})", "", "");
        if (column.IsFloating)
        {
            _nans = select.Count(dialect.IsNaN(cell));
            var infinity = $"abs({number}) = CAST('Infinity' AS {dialect.DoubleType})";
            _infinite = select.Count(infinity);
            ordered = $" FILTER (WHERE NOT ({dialect.IsNaN(cell)}))";
            finite = $" FILTER (WHERE NOT ({dialect.IsNaN(cell)}) AND NOT ({infinity}))";
        }

        _numbers = select.Add($"CAST(min({cell}){ordered} AS {dialect.DoubleType})");
        select.Add($"CAST(max({cell}){ordered} AS {dialect.DoubleType})");
        select.Add($"avg({number}){finite}");
        select.Add($"stddev_samp({number}){finite}");
    }

    public long Rows => _select.Long(_rows);

    public long Values => _select.Long(_values);

    public long Nulls => Rows - Values;

    public long NaNs => _nans < 0 ? 0 : _select.Long(_nans);

    /// <summary>Whether every cell is one of the declared type.</summary>
    public bool Fits => _unfit < 0 || _select.Long(_unfit) == 0;

    public ColumnAnswer Answer()
    {
        if (_numbers < 0)
            return new(Nulls);
        var infinite = _infinite >= 0 && _select.Long(_infinite) > 0;
        return new(Nulls)
        {
            NaNs = NaNs,
            Count = Values - NaNs,
            Min = _select.Double(_numbers),
            Max = _select.Double(_numbers + 1),
            Mean = infinite ? double.NaN : _select.Double(_numbers + 2),
            StandardDeviation = infinite ? double.NaN : _select.Double(_numbers + 3),
        };
    }
}
