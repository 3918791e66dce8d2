using System.Globalization;
using DuckDB.NET.Data;

namespace Assay.Benchmarks.Validation;

/// <summary>
/// The files that are validated: the flights of the example, repeated with their dates moved half a year for each copy, as zstd Parquet in row
/// groups of a million rows, and a quarter of them as CSV.
/// </summary>
internal sealed record FlightFiles(string Folder)
{
    public string Parquet => Path.Combine(Folder, "flights.parquet");

    public string Csv => Path.Combine(Folder, "flights.csv");

    public string Airports => Path.Combine(Folder, "airports.csv");

    public static FlightFiles Make(string folder, long rows)
    {
        var data = Path.Combine(RepositoryRoot(), "examples/FlightDelay/data");
        var files = new FlightFiles(folder);
        if (!File.Exists(files.Parquet))
        {
            File.Copy(Path.Combine(data, "airports.csv"), files.Airports, overwrite: true);
            var all = Path.Combine(data, "*/2001-0[1-6].parquet");
            Duck.Ask($"""
                SET preserve_insertion_order = true;
                CREATE TABLE once AS SELECT * FROM read_parquet('{all}') ORDER BY date;
                COPY (
                    SELECT date + CAST(copy * 182 AS INTEGER) * INTERVAL 1 DAY AS date, delay, distance, origin, destination
                    FROM range({(rows + 119_999) / 120_000}) copies(copy), once ORDER BY 1 LIMIT {rows}
                ) TO '{files.Parquet}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 1000000);
                COPY (SELECT * FROM '{files.Parquet}' LIMIT {rows / 4}) TO '{files.Csv}' (FORMAT csv, HEADER)
                """);
        }

        return files;
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Assay.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The benchmark runs within the repository.");
    }
}

/// <summary>Queries to DuckDB.</summary>
internal static class Duck
{
    /// <summary>Runs queries; the rows of all results, each as text.</summary>
    public static List<string> Ask(string queries)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = queries;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        do
        {
            while (reader.Read())
                rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }
        while (reader.NextResult());
        return rows;
    }
}
