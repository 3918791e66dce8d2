namespace Assay.Tracking.Store;

/// <summary>Rows that hang on runs, gathered by run: they come sorted by run, and in a run in the order in which they were first written.</summary>
internal static class Hanging
{
    /// <param name="db">The connection.</param>
    /// <param name="runs">The runs' numbers as a JSON list.</param>
    /// <param name="sql">Takes the list as <c>?1</c>; its first column is the run's number.</param>
    /// <param name="make">Makes an entry of a row.</param>
    internal static Dictionary<long, List<T>> Of<T>(StoreConnection db, string runs, string sql, Func<Statement, T> make)
    {
        var found = new Dictionary<long, List<T>>();
        List<T>? entries = null;
        var last = 0L;
        var rows = db.Prepared(sql).With(runs);
        while (rows.Step())
        {
            var run = rows.Long(0);
            if (entries is null || run != last)
                found.Add(last = run, entries = []);
            entries.Add(make(rows));
        }

        return found;
    }
}
