using System.Globalization;
using Assay.Data.Sql;
using DuckDB.NET.Data;

namespace Assay.Data.DuckDb;

/// <summary>
/// Runs a query over the files of a batch in a database of its own in memory, which may read those files and nothing else: no network, no extension,
/// no other file, no setting that the query could change back.
/// </summary>
internal static class BatchQueries
{
    private const long DiskLimit = 16L << 30;

    public static async Task<QueryAnswer> RunAsync(BatchQuery query, CancellationToken cancellation)
    {
        // DuckDB may read all of its temporary folder: nothing else must be in there.
        var folder = Directory.CreateDirectory(Path.Combine(query.TemporaryFolder ?? Path.GetTempPath(), $"assay-duckdb-{Guid.NewGuid():N}"));
        try
        {
            return await QueryFaults.GuardAsync(query.Table, () => AskAsync(query, folder.FullName, cancellation)).ConfigureAwait(false);
        }
        catch (SourceException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (SourceException fault)
        {
            return new(null, $"not checked: {fault.Found}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<QueryAnswer> AskAsync(BatchQuery query, string folder, CancellationToken cancellation)
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        var command = connection.CreateCommand();
        await using var closingCommand = command.ConfigureAwait(false);
        var files = string.Join(", ", query.Files.Select(file => SqlDialect.Literal(Path.GetFullPath(file))));
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            SET autoinstall_known_extensions = false;
            SET autoload_known_extensions = false;
            SET allow_community_extensions = false;
            SET TimeZone = 'UTC';
            SET memory_limit = '{query.MemoryLimit}B';
            SET threads = {Math.Max(1, query.Threads)};
            SET temp_directory = {SqlDialect.Literal(folder)};
            SET max_temp_directory_size = '{DiskLimit}B';
            SET allowed_paths = [{files}];
            SET enable_external_access = false;
            SET lock_configuration = true;
            """);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return await SqlNumber.ReadAsync(command, query.Table, $"SELECT * FROM read_parquet([{files}], union_by_name = true)", query.Sql, cancellation).ConfigureAwait(false);
    }
}
