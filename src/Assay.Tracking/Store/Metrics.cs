using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Points of metrics. The latest of each key (highest step, then time, then value) is kept beside the history.</summary>
internal static class Metrics
{
    internal static void Add(SqliteConnection db, string runId, IReadOnlyList<Metric> metrics)
    {
        foreach (var metric in metrics)
        {
            var row = new
            {
                runId,
                metric.Key,
                metric.Step,
                metric.Timestamp,
                Value = Stored(metric.Value),
                IsNan = double.IsNaN(metric.Value) ? 1 : 0,
                metric.ModelId,
                DatasetName = metric.DatasetName ?? "",
                DatasetDigest = metric.DatasetDigest ?? "",
            };
            db.Execute("INSERT INTO metrics VALUES (@runId, @Key, @Step, @Timestamp, @Value, @IsNan) ON CONFLICT DO NOTHING", row);
            db.Execute(
                """
                INSERT INTO latest_metrics VALUES (@runId, @Key, @Step, @Timestamp, @Value, @IsNan)
                ON CONFLICT DO UPDATE SET step = excluded.step, timestamp = excluded.timestamp, value = excluded.value, is_nan = excluded.is_nan
                WHERE (excluded.step, excluded.timestamp, excluded.value) > (latest_metrics.step, latest_metrics.timestamp, latest_metrics.value)
                """,
                row);
            if (metric.ModelId is not { Length: > 0 } model)
                continue;
            LoggedModelRows.Get(db, model);
            db.Execute(
                "INSERT INTO logged_model_metrics VALUES (@ModelId, @runId, @Key, @Step, @Timestamp, @Value, @IsNan, @DatasetName, @DatasetDigest) ON CONFLICT DO NOTHING",
                row);
        }
    }

    /// <summary>The latest point of each key, run and dataset that was logged for a model.</summary>
    internal static ILookup<string, Metric> OfModels(SqliteConnection db, IReadOnlyList<string> modelIds) =>
        KeyValues.Chunked<Row>(
            db,
            """
            SELECT model_id AS ModelId, run_id AS RunId, key AS Key, step AS Step, timestamp AS Timestamp, value AS Value, is_nan AS IsNan,
                   nullif(dataset_name, '') AS DatasetName, nullif(dataset_digest, '') AS DatasetDigest
            FROM (SELECT *, row_number() OVER (PARTITION BY model_id, run_id, key, dataset_name, dataset_digest
                                               ORDER BY step DESC, timestamp DESC, value DESC) AS place, rowid AS first
                  FROM logged_model_metrics WHERE model_id IN @ids)
            WHERE place = 1 ORDER BY first
            """,
            modelIds).ToLookup(
                row => row.ModelId,
                row => row.ToMetric(withRun: true) with { ModelId = row.ModelId, DatasetName = row.DatasetName, DatasetDigest = row.DatasetDigest },
                StringComparer.Ordinal);

    internal static ILookup<string, Metric> Latest(SqliteConnection db, IReadOnlyList<string> runIds) =>
        KeyValues.Chunked<Row>(db, "SELECT run_id AS RunId, key AS Key, step AS Step, timestamp AS Timestamp, value AS Value, is_nan AS IsNan FROM latest_metrics WHERE run_id IN @ids ORDER BY rowid", runIds)
            .ToLookup(row => row.RunId, row => row.ToMetric(withRun: false), StringComparer.Ordinal);

    internal static List<Metric> History(SqliteConnection db, string runId, string key, long offset, long count) =>
        [.. db.Query<Row>(
            """
            SELECT run_id AS RunId, key AS Key, step AS Step, timestamp AS Timestamp, value AS Value, is_nan AS IsNan
            FROM metrics WHERE run_id = @runId AND key = @key ORDER BY step, timestamp, value, is_nan LIMIT @count OFFSET @offset
            """,
            new { runId, key, offset, count }).Select(row => row.ToMetric(withRun: false))];

    internal static List<Metric> Interval(SqliteConnection db, string runId, string key, long? from, long? to) =>
        [.. db.Query<Row>(
            """
            SELECT run_id AS RunId, key AS Key, step AS Step, timestamp AS Timestamp, value AS Value, is_nan AS IsNan
            FROM metrics WHERE run_id = @runId AND key = @key AND step >= @from AND step <= @to ORDER BY step, timestamp, value
            """,
            new { runId, key, from = from ?? long.MinValue, to = to ?? long.MaxValue }).Select(row => row.ToMetric(withRun: true))];

    // MLflow's SQL stores answer an infinity as the greatest double; so do we, that both answer alike.
    private static double Stored(double value) => value switch
    {
        double.PositiveInfinity => double.MaxValue,
        double.NegativeInfinity => double.MinValue,
        double.NaN => 0,
        _ => value,
    };

    private sealed class Row
    {
        public string RunId { get; init; } = "";

        public string Key { get; init; } = "";

        public long Step { get; init; }

        public long Timestamp { get; init; }

        public double Value { get; init; }

        public long IsNan { get; init; }

        public string ModelId { get; init; } = "";

        public string? DatasetName { get; init; }

        public string? DatasetDigest { get; init; }

        internal Metric ToMetric(bool withRun) =>
            new(Key, IsNan == 1 ? double.NaN : Value, Timestamp, Step) { RunId = withRun ? RunId : null };
    }
}
