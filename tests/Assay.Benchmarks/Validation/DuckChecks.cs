using Assay.CompilerServices;

namespace Assay.Benchmarks.Validation;

/// <summary>The suite as SQL: one query per check, and fused by hand as well as SQL allows.</summary>
internal static class DuckChecks
{
    public const string Key = "date, origin, destination";

    public static IEnumerable<string> Each(FlightFiles files, bool key)
    {
        foreach (var column in new[] { "date", "delay", "distance", "origin", "destination" })
            yield return Count(files, $"{column} IS NULL");
        yield return Count(files, "delay < -60 OR delay > 300");
        yield return Count(files, "delay < -200 OR delay > 2000");
        yield return Count(files, "distance < 50 OR distance > 3000");
        yield return $"SELECT avg(distance) FROM '{files.Parquet}'";
        yield return $"SELECT max(date) FROM '{files.Parquet}'";
        yield return Count(files, "NOT regexp_full_match(origin, '[A-Z]{3}')");
        yield return Count(files, "length(origin) <> 3");
        yield return Count(files, $"destination NOT IN ({Known})");
        yield return Count(files, $"origin NOT IN (SELECT iata FROM '{files.Airports}')");
        yield return Count(files, $"destination NOT IN (SELECT iata FROM '{files.Airports}')");
        yield return Count(files, "origin = destination");
        yield return Count(files, "true");
        if (key)
            yield return Unique(files);
    }

    /// <summary>Numbers in one pass, text grouped in another, the key in a third.</summary>
    public static IEnumerable<string> Fused(FlightFiles files, bool key)
    {
        yield return $"""
            SELECT count(*), count(*) - count(date), count(*) - count(delay), count(*) - count(distance), count(*) - count(origin), count(*) - count(destination),
                count(*) FILTER (delay < -60 OR delay > 300), count(*) FILTER (delay < -200 OR delay > 2000), count(*) FILTER (distance < 50 OR distance > 3000),
                avg(distance), max(date) FROM '{files.Parquet}'
            """;
        yield return $"""
            SELECT sum(n) FILTER (NOT regexp_full_match(origin, '[A-Z]{3}')), sum(n) FILTER (length(origin) <> 3), sum(n) FILTER (destination NOT IN ({Known})),
                sum(n) FILTER (origin NOT IN (SELECT iata FROM '{files.Airports}')), sum(n) FILTER (destination NOT IN (SELECT iata FROM '{files.Airports}')),
                sum(n) FILTER (origin = destination)
            FROM (SELECT origin, destination, count(*) AS n FROM '{files.Parquet}' GROUP BY ALL)
            """;
        if (key)
            yield return Unique(files);
    }

    private static string Known { get; } = string.Join(", ", AssayModules.Plan<TimedFlight>().Descriptor.Rules.Single(rule => rule.Kind == "one_of").Arguments["values"].EnumerateArray().Select(code => $"'{code}'"));

    private static string Unique(FlightFiles files) => $"""
        SELECT count(*), count(*) FILTER (n > 1), sum(n) FILTER (n > 1), sum(n - 1) FROM (SELECT count(*) AS n FROM '{files.Parquet}' GROUP BY {Key})
        """;

    private static string Count(FlightFiles files, string where) => $"SELECT count(*) FROM '{files.Parquet}' WHERE {where}";
}
