using Assay.CompilerServices;

namespace Assay.Data.Postgres;

/// <summary>
/// Reads <c>postgres:</c> and a table or query as rows: <c>postgres:public.orders</c>, <c>postgres:SELECT * FROM orders WHERE paid</c>. With
/// <c>postgres:@warehouse public.orders</c> the connection of another name is taken than <c>postgres</c>. Names of tables are taken as they are
/// written. Everything is read in one read-only transaction, forward, a batch at a time; only the wanted columns are selected.
/// </summary>
/// <param name="connectionOf">
/// The connection string of a name, as Npgsql takes it, from wherever it is kept; null where there is none. It never stands in a declaration, and in no message.
/// </param>
public sealed class PostgresScheme(Func<string, string?> connectionOf) : ISourceScheme
{
    private const string DefaultConnection = "postgres";

    /// <inheritdoc/>
    public string Scheme => "postgres";

    /// <inheritdoc/>
    /// <exception cref="SourceException">Thrown while enumerating: there is no connection, the query fails, or a column is missing or of another type.</exception>
    public Rows<T> Open<T>(DatasetPlan<T> plan, string source, SourceSpec spec)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(spec);
        var text = source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().TrimEnd(';');
        var name = DefaultConnection;
        if (text.StartsWith('@'))
        {
            var end = text.AsSpan().IndexOfAny(" \t\r\n");
            (name, text) = end < 0 ? (text[1..], "") : (text[1..end], text[end..].Trim());
        }

        if (text.Length == 0)
            throw new ArgumentException($"'{source}' names no table: write postgres:TABLE or postgres:SELECT ….", nameof(source));
        return new Rows<T>(new QueryRows<T>(plan, source, Query(text), name, connectionOf, spec));
    }

    private static string Query(string text)
    {
        var word = text.AsSpan()[..(text.AsSpan().IndexOfAny(" \t\r\n(") is var end and >= 0 ? end : text.Length)];
        return word.Length < text.Length && (Is(word, "SELECT") || Is(word, "WITH") || Is(word, "VALUES") || Is(word, "TABLE"))
            ? text
            : $"SELECT * FROM {string.Join('.', text.Split('.').Select(QueryText.Quoted))}";
    }

    private static bool Is(ReadOnlySpan<char> word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}

internal static class QueryText
{
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
