using System.Data.Common;
using System.Globalization;

namespace Assay.Data.Sql;

/// <summary>One statement that gathers numbers: each expression is selected once, and has a place in the one row that comes back.</summary>
/// <param name="from">What follows FROM.</param>
internal sealed class SqlSelect(string from)
{
    private readonly List<string> _expressions = [];
    private readonly List<string> _joins = [];
    private object?[] _row = [];

    public bool IsEmpty => _expressions.Count == 0;

    /// <summary>Adds an expression; the place of its value.</summary>
    public int Add(string expression)
    {
        var known = _expressions.IndexOf(expression);
        if (known >= 0)
            return known;
        _expressions.Add(expression);
        return _expressions.Count - 1;
    }

    /// <summary>Adds a count of rows.</summary>
    public int Count(string where) => Add($"count(*) FILTER (WHERE {where})");

    /// <summary>Joins values; the name of the join.</summary>
    public string Join(Func<string, string> join)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"s{_joins.Count}");
        _joins.Add(join(name));
        return name;
    }

    public async Task RunAsync(DbConnection connection, CancellationToken cancellation)
    {
        var command = connection.CreateCommand();
        await using var closing = command.ConfigureAwait(false);
        command.CommandText = $"SELECT {string.Join(", ", _expressions)} FROM {from}{string.Concat(_joins)}";
        command.CommandTimeout = 0;
        await using var stopping = cancellation.Register(static state => ((DbCommand)state!).Cancel(), command).ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var closingReader = reader.ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
            throw new InvalidOperationException("An aggregate without a row.");
        _row = new object?[_expressions.Count];
        for (var i = 0; i < _row.Length; i++)
            _row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
    }

    public long Long(int place) => _row[place] is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;

    public double Double(int place) => _row[place] is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;

    public string? Text(int place) => _row[place] as string;
}
