using System.Data.Common;
using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Files;

namespace Assay.Data.Sql;

/// <summary>
/// Answers rules by SQL: one statement over all rows for what is cheap to ask of each, one per column whose distinct values are asked, one per key. What SQL
/// can't say exactly as the kernels do is left out, and read by whoever asked.
/// </summary>
/// <param name="dialect">The database.</param>
/// <param name="dataset">The dataset.</param>
/// <param name="source">The source as people name it, in faults.</param>
/// <param name="place">The source as verdicts name it.</param>
/// <param name="query">The query whose rows are asked of.</param>
/// <param name="spec">How the rows are read.</param>
/// <param name="open">Rows of another query over the same database; none is no fault.</param>
internal sealed class SqlAnswers(SqlDialect dialect, DatasetDescriptor dataset, string source, string place, string query, SourceSpec spec, Func<string, Rows> open)
{
    private const int MostInline = 16;
    private readonly string _from = $"({query}) AS t";
    private readonly Dictionary<int, SqlColumn> _columns = [];
    private readonly Dictionary<int, SqlSummary> _summaries = [];
    private readonly Dictionary<int, SqlGroups> _groups = [];
    private readonly List<(SqlKeys Keys, IReadOnlyList<SqlColumn> Columns)> _keys = [];

    /// <summary>The answers; null where a value can't be computed there, so that reading the rows says what is wrong.</summary>
    public async Task<SourceAnswers?> AskAsync(RulesAsked asked, DbConnection connection, CancellationToken cancellation)
    {
        try
        {
            return await dialect.GuardAsync(source, () => AnswerAsync(asked, connection, cancellation)).ConfigureAwait(false);
        }
        catch (SourceException fault) when (fault.Fault is SourceFault.ColumnType or SourceFault.Malformed)
        {
            return null;
        }
        catch (SourceException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private async Task<SourceAnswers?> AnswerAsync(RulesAsked asked, DbConnection connection, CancellationToken cancellation)
    {
        await BindAsync(asked.Columns, connection, cancellation).ConfigureAwait(false);
        var select = new SqlSelect(_from);
        var rows = select.Add("count(*)");
        foreach (var column in _columns.Values)
            _summaries[column.Ordinal] = new(dialect, select, column);
        var pending = asked.Rules.Select(rule => Plan(rule, select)).OfType<SqlPending>().ToList();
        await select.RunAsync(connection, cancellation).ConfigureAwait(false);
        if (select.Long(rows) == 0 && !spec.AllowEmpty)
            throw SourceFaults.Empty(source);
        var fit = _columns.Values.Where(column => _summaries[column.Ordinal].Fits).ToDictionary(column => column.Ordinal);
        foreach (var group in _groups.Where(group => fit.ContainsKey(group.Key)))
            await group.Value.RunAsync(connection, cancellation).ConfigureAwait(false);
        foreach (var (keys, _) in _keys.Where(keys => keys.Columns.All(column => fit.ContainsKey(column.Ordinal))))
            await keys.RunAsync(connection, cancellation).ConfigureAwait(false);
        var references = new SqlReferences(dialect, _from, open);
        foreach (var rule in asked.Rules.Where(rule => rule.Known is not null && SqlKinds.Knows(rule.Rule)))
        {
            if (One(rule, fit) is { } column && SqlReferences.Takes(column))
                pending.Add(await references.AskAsync(rule, column, _summaries[column.Ordinal], connection, cancellation).ConfigureAwait(false));
        }

        var samples = new SqlSamples(dataset, place, asked.Columns, [.. fit.Values], open);
        var answers = new Dictionary<string, RuleAnswer>(StringComparer.Ordinal);
        foreach (var rule in pending.Where(rule => rule.Columns.All(column => fit.ContainsKey(column.Ordinal))))
        {
            if (rule.Answer() is { } answer)
                answers[rule.Asked.Rule.Id] = answer.Failing > 0 && rule.Failing is { } failing
                    ? answer with { Samples = await samples.ReadAsync(failing(), cancellation).ConfigureAwait(false) }
                    : answer;
        }

        return new() { Rows = select.Long(rows), Rules = answers, Columns = fit.Keys.ToDictionary(ordinal => ordinal, ordinal => _summaries[ordinal].Answer()) };
    }

    private async Task BindAsync(IReadOnlyList<int> ordinals, DbConnection connection, CancellationToken cancellation)
    {
        var stored = await dialect.ColumnsAsync(connection, query, cancellation).ConfigureAwait(false);
        string[] names = [.. stored.Select(column => column.Name)];
        foreach (var ordinal in ordinals)
        {
            var at = ColumnNames.Find(source, dataset.Columns[ordinal], names);
            if (dialect.Bind(ordinal, dataset.Columns[ordinal], stored[at].Name, stored[at].Type) is { } column)
                _columns[ordinal] = column;
        }
    }

    private SqlPending? Plan(RuleAsked asked, SqlSelect select)
    {
        if (!SqlKinds.Knows(asked.Rule))
            return null;
        var aggregates = new SqlAggregates(dialect, _from, select);
        if (asked.Rule.Kind == "row_count")
            return aggregates.RowCount(asked);
        if (asked.Rule.Kind == "unique")
            return Key(asked, select);
        if (One(asked, _columns) is not { } column)
            return null;
        var summary = _summaries[column.Ordinal];
        return asked.Rule.Kind switch
        {
            "required" => aggregates.Required(asked, column, summary),
            "mean" => aggregates.Mean(asked, column, summary),
            "max_age" => aggregates.MaxAge(asked, column, summary),
            _ when new SqlRules(dialect).Of(asked, column) is { } rule => column.IsText || rule.Set?.Count > MostInline
                ? GroupOf(column).Add(rule, summary)
                : aggregates.Value(rule, summary),
            _ => null,
        };
    }

    private SqlPending? Key(RuleAsked asked, SqlSelect select)
    {
        var columns = asked.Rule.Columns.Select(name => _columns.GetValueOrDefault(dataset.OrdinalOf(name))).OfType<SqlColumn>().ToList();
        if (columns.Count < asked.Rule.Columns.Count)
            return null;
        var keys = SqlKeys.Of(dialect, _from, columns);
        _keys.Add((keys, columns));
        return keys.Add(asked, columns, [.. _columns.Values], select);
    }

    private SqlColumn? One(RuleAsked asked, Dictionary<int, SqlColumn> columns) =>
        asked.Rule.Columns.Count == 1 ? columns.GetValueOrDefault(dataset.OrdinalOf(asked.Rule.Columns[0])) : null;

    private SqlGroups GroupOf(SqlColumn column) =>
        _groups.TryGetValue(column.Ordinal, out var group) ? group : _groups[column.Ordinal] = new(dialect, _from, column);
}
