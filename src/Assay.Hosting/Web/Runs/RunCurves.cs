using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Assay.Tracking;

namespace Assay.Hosting.Web.Runs;

/// <summary>Histories of one metric, thinned for a plot.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="OverTime">Whether x is milliseconds since 1970 in place of steps.</param>
/// <param name="Curves">One for each run.</param>
internal sealed record RunCurves(string Metric, bool OverTime, IReadOnlyList<RunCurve> Curves)
{
    /// <summary>Points that a plot shows of a run.</summary>
    public const int ForPlot = 2000;

    /// <summary>Points that a drawing shows of a run.</summary>
    public const int ForDrawing = 400;

    // More of one curve than any screen shows; what is beyond is told, not drawn.
    private const int MostRead = 200_000;

    /// <summary>Reads them. Where all points of a run are of one step, time tells them apart.</summary>
    public static async Task<RunCurves> ReadAsync(ITrackingApi tracking, IReadOnlyList<Run> runs, string metric, int most, CancellationToken cancellation)
    {
        var histories = new List<(Run Run, List<Metric> Points)>();
        foreach (var run in runs)
        {
            var points = new List<Metric>();
            await foreach (var point in tracking.Runs.MetricHistoryAsync(run.Info.RunId, metric, cancellation))
            {
                points.Add(point);
                if (points.Count == MostRead)
                    break;
            }

            histories.Add((run, points));
        }

        var overTime = histories.Exists(history => history.Points.Count > 1) && histories.TrueForAll(history => history.Points.TrueForAll(point => point.Step == history.Points[0].Step));
        return new(metric, overTime, [.. histories.Select(history => RunCurve.Of(history.Run, Thinned(overTime ? [.. history.Points.OrderBy(point => point.Timestamp)] : history.Points, most), overTime))]);
    }

    /// <summary>All points, one a line.</summary>
    public static async Task<string> CsvAsync(ITrackingApi tracking, IReadOnlyList<Run> runs, string metric, CancellationToken cancellation)
    {
        var csv = new StringBuilder("run,step,timestamp,value\n");
        foreach (var run in runs)
        {
            await foreach (var point in tracking.Runs.MetricHistoryAsync(run.Info.RunId, metric, cancellation))
                csv.Append(CultureInfo.InvariantCulture, $"{run.Info.RunId},{point.Step},{point.Timestamp},{point.Value:R}\n");
        }

        return csv.ToString();
    }

    // The least and the greatest of each stretch stay: a spike is what one looks for.
    private static List<Metric> Thinned(List<Metric> points, int most)
    {
        if (points.Count <= most)
            return points;
        var kept = new List<Metric>(most + 2);
        var stretches = most / 2;
        for (var i = 0; i < stretches; i++)
        {
            var (from, to) = ((int)((long)points.Count * i / stretches), (int)((long)points.Count * (i + 1) / stretches));
            var (least, greatest) = (from, from);
            for (var at = from + 1; at < to; at++)
            {
                least = points[at].Value < points[least].Value || double.IsNaN(points[least].Value) ? at : least;
                greatest = points[at].Value > points[greatest].Value || double.IsNaN(points[greatest].Value) ? at : greatest;
            }

            kept.Add(points[Math.Min(least, greatest)]);
            if (least != greatest)
                kept.Add(points[Math.Max(least, greatest)]);
        }

        return kept;
    }
}

/// <summary>One run's part.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Name">The run's name.</param>
/// <param name="X">Steps or times, ascending, each once.</param>
/// <param name="Y">Values; null for what is no number.</param>
internal sealed record RunCurve(string Run, string Name, IReadOnlyList<double> X, IReadOnlyList<double?> Y)
{
    public static RunCurve Of(Run run, IReadOnlyList<Metric> points, bool overTime)
    {
        // Of several points at one place the last stands.
        var (x, y) = (new List<double>(points.Count), new List<double?>(points.Count));
        foreach (var point in points)
        {
            double at = overTime ? point.Timestamp : point.Step;
            double? value = double.IsFinite(point.Value) ? point.Value : null;
            if (x.Count > 0 && x[^1] == at)
            {
                y[^1] = value;
                continue;
            }

            x.Add(at);
            y.Add(value);
        }

        return new(run.Info.RunId, RunWords.Name(run), x, y);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunCurves))]
internal sealed partial class RunCurvesJson : JsonSerializerContext;
