using Assay.Data.Files;
using DuckDB.NET.Data;

namespace Assay.Data.DuckDb;

/// <summary>What DuckDB refuses, as faults of the source. Its own words may quote cells: of those only the kind is kept.</summary>
internal static class QueryFaults
{
    public static async Task<TResult> GuardAsync<TResult>(string source, Func<Task<TResult>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (DuckDBException failure)
        {
            throw Of(source, failure.Message.Split('\n')[0]);
        }
        catch (OverflowException)
        {
            throw new SourceException(
                SourceFault.ColumnType, source, "a number of more than 28 digits", "numbers that a decimal holds", "Cast the column in the query.");
        }
    }

    private static SourceException Of(string source, string message) => Kind(message) switch
    {
        "IO Error" when message.Contains("No files found", StringComparison.Ordinal) || message.Contains("does not exist", StringComparison.Ordinal) => new(
            SourceFault.Missing, source, "no such file", "at least one file", "Check the path in the query: relative ones start from the project."),
        "Catalog Error" => new(SourceFault.Missing, source, After(message), "a table or file", "Quote files: FROM 'rows.csv'."),
        "Binder Error" => new(SourceFault.Schema, source, After(message), "columns that the query's sources have", "Correct the query."),
        "Parser Error" or "Syntax Error" => new(SourceFault.Malformed, source, After(message), "a query of DuckDB's SQL", "Correct the query."),
        "Conversion Error" or "Out of Range Error" or "Invalid Input Error" => new(
            SourceFault.ColumnType, source, "a value that the query can't convert", "values of the types it casts to", "Use TRY_CAST, or correct the data."),
        var kind => new(SourceFault.Unreadable, source, $"DuckDB stopped with '{kind}'", "a query that runs", "Run the query with DuckDB's own shell."),
    };

    private static string Kind(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? message[..colon] : "an error";
    }

    private static string After(string message) => message[(message.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().TrimEnd('!', '.');
}
