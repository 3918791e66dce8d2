using System.Data;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Columns;
using Assay.Data.Files;
using Assay.Data.Sql;
using Npgsql;

namespace Assay.Data.Postgres;

/// <summary>The rows of a query.</summary>
internal sealed class QueryRows<T>(DatasetPlan<T> plan, string source, string query, string connectionName, Func<string, string?> connectionOf, SourceSpec spec)
    : BatchSource<T>(plan)
{
    private readonly string _name = string.Join(' ', source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public override RowsIdentity Identity => spec.Identity ?? new RowsIdentity(Plan.Descriptor.Name) { Location = source };

    public override async Task<SourceAnswers?> AnswerAsync(RulesAsked asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var connection = await QueryFaults.GuardAsync(_name, () => OpenAsync(cancellation)).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await QueryFaults.GuardAsync(_name, () => BeginAsync(connection, cancellation)).ConfigureAwait(false);
        await using var closingTransaction = transaction.ConfigureAwait(false);
        var answers = new SqlAnswers(PostgresDialect.Instance, Plan.Descriptor, _name, Identity.Location ?? source, query, spec, Others);
        return await answers.AskAsync(asked, connection, cancellation).ConfigureAwait(false);
    }

    public override async Task<QueryAnswer?> QueryAsync(string table, string sql, CancellationToken cancellation)
    {
        var connection = await QueryFaults.GuardAsync(_name, () => OpenAsync(cancellation)).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await QueryFaults.GuardAsync(_name, () => BeginAsync(connection, cancellation)).ConfigureAwait(false);
        await using var closingTransaction = transaction.ConfigureAwait(false);
        var command = connection.CreateCommand();
        await using var closingCommand = command.ConfigureAwait(false);
        command.CommandTimeout = 0;
        try
        {
            return await QueryFaults.GuardAsync(table, () => SqlNumber.ReadAsync(command, table, query, sql, cancellation)).ConfigureAwait(false);
        }
        catch (SourceException fault) when (!cancellation.IsCancellationRequested)
        {
            return new(null, $"not checked: {fault.Found}");
        }
    }

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(
        IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = ReadRequest.Of(Plan.Descriptor, columns, spec);
        var connection = await QueryFaults.GuardAsync(_name, () => OpenAsync(cancellation)).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await QueryFaults.GuardAsync(_name, () => BeginAsync(connection, cancellation)).ConfigureAwait(false);
        await using var closingTransaction = transaction.ConfigureAwait(false);
        var names = await QueryFaults.GuardAsync(_name, () => NamesAsync(connection, cancellation)).ConfigureAwait(false);
        var fields = request.Ordinals.Select(ordinal => (ordinal, Name: names[ColumnNames.Find(_name, Plan.Descriptor.Columns[ordinal], names)])).ToList();
        var wanted = fields.Select(field => field.Name).Distinct(StringComparer.Ordinal).ToList();
        var command = connection.CreateCommand();
        await using var closingCommand = command.ConfigureAwait(false);

        // A selection of nothing still has rows.
        command.CommandText = $"SELECT {string.Join(", ", wanted.Select(QueryText.Quoted))} FROM ({query}) AS rows";
        command.CommandTimeout = 0;
        var reader = await QueryFaults.GuardAsync(_name, () => command.ExecuteReaderAsync(cancellation)).ConfigureAwait(false);
        await using var closingReader = reader.ConfigureAwait(false);
        var ended = false;
        try
        {
            var results = Enumerable.Range(0, wanted.Count).Select(field => ResultColumn.Of(reader.GetPostgresType(field), field)).ToArray();
            var schema = new Schema(results.Select((result, i) => new Field(wanted[i], result.Values.Type, nullable: true)), null);
            var mapper = new ArrowBatchMapper(Plan.Descriptor, schema, request.Ordinals, _name);
            var ordinals = wanted.ConvertAll(name => fields.Where(field => field.Name == name).Select(field => field.ordinal).ToArray());
            long first = 0;
            while (!ended)
            {
                var faults = new List<CellFault>();
                var rows = await QueryFaults.GuardAsync(_name, () => FillAsync(reader, results, ordinals, faults, cancellation)).ConfigureAwait(false);
                ended = rows < spec.BatchRows;
                if (rows == 0)
                    break;
                using var batch = new RecordBatch(schema, results.Select(result => result.Values.Take()), rows);
                yield return new RemarkedBatch(mapper.Map(batch, first), faults);
                first += rows;
                cancellation.ThrowIfCancellationRequested();
            }

            if (first == 0 && !spec.AllowEmpty)
                throw SourceFaults.Empty(_name);
        }
        finally
        {
            // A reader that is closed early would read all that is left.
            if (!ended)
                command.Cancel();
        }
    }

    private Rows<T> Others(string other) => new(new QueryRows<T>(Plan, source, other, connectionName, connectionOf, spec with { AllowEmpty = true }));

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connectionString = connectionOf(connectionName);
        if (string.IsNullOrWhiteSpace(connectionString))
            throw QueryFaults.NoConnection(_name, connectionName);
        NpgsqlConnection connection;
        try
        {
            connection = new NpgsqlConnection(connectionString);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw QueryFaults.BadConnection(_name, connectionName);
        }

        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        var command = connection.CreateCommand();
        await using var closing = command.ConfigureAwait(false);
        command.CommandText = "SET TRANSACTION READ ONLY";
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return transaction;
    }

    private async Task<string[]> NamesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var command = connection.CreateCommand();
        await using var closing = command.ConfigureAwait(false);
        command.CommandText = $"SELECT * FROM ({query}) AS rows LIMIT 0";
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var closingReader = reader.ConfigureAwait(false);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private async Task<int> FillAsync(NpgsqlDataReader reader, ResultColumn[] results, List<int[]> ordinals, List<CellFault> faults, CancellationToken cancellation)
    {
        var rows = 0;
        while (rows < spec.BatchRows && await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            for (var field = 0; field < results.Length; field++)
            {
                if (results[field].Append(reader) is { } found)
                    faults.AddRange(ordinals[field].Select(ordinal => new CellFault(rows, ordinal, found)));
            }

            rows++;
        }

        return rows;
    }
}
