using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Points of metrics. The latest of each key (highest step, then time, then value) is kept beside the history.</summary>
internal static class Metrics
{
    private const string OfModel = "INSERT INTO logged_model_metrics VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING";

    private const string LatestOf =
        "SELECT run, key, step, timestamp, value, is_nan FROM series WHERE run IN (SELECT value FROM json_each(?1)) ORDER BY run, series";

    private const string PointsOf = """
        SELECT p.step, p.timestamp, p.value, p.is_nan FROM series s JOIN points p ON p.series = s.series
        WHERE s.run = ?1 AND s.key = ?2 AND p.step >= ?3 AND p.step <= ?4
        ORDER BY p.step, p.timestamp, p.value, p.is_nan LIMIT ?5 OFFSET ?6
        """;

    internal static void Add(StoreConnection db, long run, string runId, IReadOnlyList<Metric> metrics)
    {
        // A batch often holds many points of few keys: each key's latest point is written once, and points go in curve by curve, which lie apart.
        var curves = new Dictionary<string, Curve>(StringComparer.Ordinal);
        foreach (var metric in metrics)
        {
            var point = new Point(metric.Step, metric.Timestamp, Stored(metric.Value), double.IsNaN(metric.Value) ? 1 : 0);
            ref var curve = ref CollectionsMarshal.GetValueRefOrAddDefault(curves, metric.Key, out _);
            curve ??= Curve.Find(db, run, metric.Key, point);
            curve.Add(point);
            if (metric.ModelId is { Length: > 0 } model)
            {
                LoggedModelRows.Get(db, model);
                db.Prepared(OfModel).With(
                    model, runId, metric.Key, point.Step, point.Timestamp, point.Value, point.IsNan, metric.DatasetName ?? "", metric.DatasetDigest ?? "").Run();
            }
        }

        foreach (var curve in curves.Values)
            curve.Write(db);
    }

    internal static Dictionary<long, List<Metric>> Latest(StoreConnection db, string runs) => Hanging.Of(
        db, runs, LatestOf, row => new Metric(row.Text(1), row.Long(5) == 1 ? double.NaN : row.Double(4), row.Long(3), row.Long(2)));

    internal static List<Metric> History(StoreConnection db, string runId, string key, long offset, long count) =>
        Points(db, runId, key, long.MinValue, long.MaxValue, count, offset, ofRun: null);

    internal static List<Metric> Interval(StoreConnection db, string runId, string key, long? from, long? to) =>
        Points(db, runId, key, from ?? long.MinValue, to ?? long.MaxValue, -1, 0, ofRun: runId);

    /// <summary>The latest point of each key, run and dataset that was logged for a model.</summary>
    internal static ILookup<string, Metric> OfModels(SqliteConnection db, IReadOnlyList<string> modelIds) =>
        KeyValues.Chunked<ModelMetric>(
            db,
            """
            SELECT model_id AS ModelId, run_id AS RunId, key AS Key, step AS Step, timestamp AS Timestamp, value AS Value, is_nan AS IsNan,
                   nullif(dataset_name, '') AS DatasetName, nullif(dataset_digest, '') AS DatasetDigest
            FROM (SELECT *, row_number() OVER (PARTITION BY model_id, run_id, key, dataset_name, dataset_digest
                                               ORDER BY step DESC, timestamp DESC, value DESC) AS place, rowid AS first
                  FROM logged_model_metrics WHERE model_id IN @ids)
            WHERE place = 1 ORDER BY first
            """,
            modelIds).ToLookup(row => row.ModelId, row => row.ToMetric(), StringComparer.Ordinal);

    private static List<Metric> Points(StoreConnection db, string runId, string key, long from, long to, long count, long offset, string? ofRun)
    {
        var metrics = new List<Metric>();
        var rows = db.Prepared(PointsOf).With(RunRows.Number(db, runId), key, from, to, count, offset);
        while (rows.Step())
            metrics.Add(new Metric(key, rows.Long(3) == 1 ? double.NaN : rows.Double(2), rows.Long(1), rows.Long(0)) { RunId = ofRun });
        return metrics;
    }

    // MLflow's SQL stores answer an infinity as the greatest double; so do we, that both answer alike.
    private static double Stored(double value) => value switch
    {
        double.PositiveInfinity => double.MaxValue,
        double.NegativeInfinity => double.MinValue,
        double.NaN => 0,
        _ => value,
    };

    private sealed class ModelMetric
    {
        public string ModelId { get; init; } = "";

        public string RunId { get; init; } = "";

        public string Key { get; init; } = "";

        public long Step { get; init; }

        public long Timestamp { get; init; }

        public double Value { get; init; }

        public long IsNan { get; init; }

        public string? DatasetName { get; init; }

        public string? DatasetDigest { get; init; }

        internal Metric ToMetric() => new(Key, IsNan == 1 ? double.NaN : Value, Timestamp, Step)
        {
            RunId = RunId, ModelId = ModelId, DatasetName = DatasetName, DatasetDigest = DatasetDigest,
        };
    }
}
