using Npgsql;

namespace Assay.Data.Postgres;

/// <summary>What PostgreSQL refuses, as faults of the source. Its own words may quote cells and name the server: they are not kept.</summary>
internal static class QueryFaults
{
    public static SourceException NoConnection(string source, string name) => new(
        SourceFault.Missing, source, $"no connection called '{name}'", "its connection string in the configuration",
        $"Set Assay:Connections:{name} (ASSAY_CONNECTIONS__{name.ToUpperInvariant()}).");

    public static SourceException BadConnection(string source, string name) => new(
        SourceFault.Missing, source, $"a connection string of '{name}' that can't be read", "one as Npgsql takes it: Host=…;Username=…;Database=…",
        $"Correct Assay:Connections:{name}.");

    public static async Task<TResult> GuardAsync<TResult>(string source, Func<Task<TResult>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (PostgresException failure)
        {
            throw Of(source, failure.SqlState);
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new SourceException(
                SourceFault.Unreadable, source, "no answer from PostgreSQL, or one that broke off", "a server that answers", "Check the server and the connection string, then try again.");
        }
    }

    private static SourceException Of(string source, string state) => state switch
    {
        "42P01" or "3F000" or "3D000" => new(SourceFault.Missing, source, "no such table, schema or database", "one that is there", "Check the name: it is taken as it is written, upper and lower case."),
        "42703" => new(SourceFault.Schema, source, "a column that the query's tables don't have", "columns that they have", "Correct the query."),
        "42601" or "42883" or "42P10" or "0A000" => new(SourceFault.Malformed, source, $"a query that PostgreSQL can't run as one ({state})", "one query that selects", "Correct the query."),
        "25006" => new(SourceFault.Malformed, source, "a query that writes", "one that only reads", "Correct the query."),
        _ when state.StartsWith("22", StringComparison.Ordinal) => new(
            SourceFault.ColumnType, source, $"a value that the query can't convert ({state})", "values of the types it casts to", "Correct the query, or the data."),
        _ when state.StartsWith("28", StringComparison.Ordinal) || state == "42501" => new(
            SourceFault.Unreadable, source, "no leave to do so", "an account that may select", "Check the connection's user and its grants."),
        _ => new(SourceFault.Unreadable, source, $"PostgreSQL stopped with {state}", "a query that runs", "Run the query with psql."),
    };
}
