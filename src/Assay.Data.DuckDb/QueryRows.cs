using System.Runtime.CompilerServices;
using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Columns;
using Assay.Data.Files;
using Assay.Data.Sql;
using DuckDB.NET.Data;

namespace Assay.Data.DuckDb;

/// <summary>The rows of a query.</summary>
internal sealed class QueryRows<T>(DatasetPlan<T> plan, string source, string query, SourceSpec spec, string? database) : BatchSource<T>(plan)
{
    private readonly string _name = string.Join(' ', source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public override RowsIdentity Identity => spec.Identity ?? new RowsIdentity(Plan.Descriptor.Name) { Location = source };

    public override async Task<SourceAnswers?> AnswerAsync(RulesAsked asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var connection = Connection();
        await using var closing = connection.ConfigureAwait(false);
        await QueryFaults.GuardAsync(_name, () => OpenAsync(connection, cancellation)).ConfigureAwait(false);
        var answers = new SqlAnswers(DuckDbDialect.Instance, Plan.Descriptor, _name, Identity.Location ?? source, query, spec, Others);
        return await answers.AskAsync(asked, connection, cancellation).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(
        IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = ReadRequest.Of(Plan.Descriptor, columns, spec);
        var connection = Connection();
        await using var closing = connection.ConfigureAwait(false);
        await QueryFaults.GuardAsync(_name, () => OpenAsync(connection, cancellation)).ConfigureAwait(false);
        var names = await NamesAsync(connection, cancellation).ConfigureAwait(false);
        var wanted = request.Ordinals.Select(ordinal => names[ColumnNames.Find(_name, Plan.Descriptor.Columns[ordinal], names)]).Distinct().ToList();
        var command = connection.CreateCommand();
        await using var closingCommand = command.ConfigureAwait(false);
        command.UseStreamingMode = true;

        // A selection of nothing still has rows.
        command.CommandText = $"SELECT {(wanted.Count == 0 ? "1" : string.Join(", ", wanted.Select(Quoted)))} FROM ({query})";
        var reader = await QueryFaults.GuardAsync(_name, () => command.ExecuteReaderAsync(cancellation)).ConfigureAwait(false);
        await using var closingReader = reader.ConfigureAwait(false);

        var results = Enumerable.Range(0, wanted.Count).Select(field => ResultColumn.Of((DuckDBDataReader)reader, field)).ToArray();
        var schema = new Schema(results.Select((result, i) => new Field(wanted[i], result.Type, nullable: true)), null);
        var mapper = new ArrowBatchMapper(Plan.Descriptor, schema, request.Ordinals, _name);
        long first = 0;
        while (true)
        {
            var rows = await QueryFaults.GuardAsync(_name, () => FillAsync((DuckDBDataReader)reader, results, cancellation)).ConfigureAwait(false);
            if (rows == 0)
                break;
            using var batch = new RecordBatch(schema, results.Select(result => result.Take()), rows);
            yield return mapper.Map(batch, first);
            first += rows;
            cancellation.ThrowIfCancellationRequested();
        }

        if (first == 0 && !spec.AllowEmpty)
            throw SourceFaults.Empty(_name);
    }

    private Rows<T> Others(string other) => new(new QueryRows<T>(Plan, source, other, spec with { AllowEmpty = true }, database));

    private DuckDBConnection Connection() => new(database is null ? "Data Source=:memory:" : $"Data Source={database};ACCESS_MODE=READ_ONLY");

    private async Task<int> OpenAsync(DuckDBConnection connection, CancellationToken cancellation)
    {
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        var command = connection.CreateCommand();
        await using var closing = command.ConfigureAwait(false);
        command.CommandText = $"SET autoinstall_known_extensions = false; SET TimeZone = 'UTC'; SET file_search_path = {Literal(Path.GetFullPath(spec.BaseFolder ?? "."))}";
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<string[]> NamesAsync(DuckDBConnection connection, CancellationToken cancellation)
    {
        var command = connection.CreateCommand();
        await using var closing = command.ConfigureAwait(false);
        command.CommandText = $"SELECT * FROM ({query}) LIMIT 0";
        var reader = await QueryFaults.GuardAsync(_name, () => command.ExecuteReaderAsync(cancellation)).ConfigureAwait(false);
        await using var closingReader = reader.ConfigureAwait(false);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private async Task<int> FillAsync(DuckDBDataReader reader, ResultColumn[] results, CancellationToken cancellation)
    {
        var rows = 0;
        while (rows < spec.BatchRows && await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            foreach (var result in results)
                result.Append();
            rows++;
        }

        return rows;
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
