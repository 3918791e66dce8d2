using System.Globalization;
using Assay.CompilerServices;
using Assay.Monitoring.References;
using Assay.Monitoring.Store;

namespace Assay.Monitoring.Windows;

/// <summary>Judges one window of one model version by a monitor's declaration.</summary>
internal static class WindowJudge
{
    public static WindowReport Judge(
        MonitorDescriptor monitor,
        ModelPlan plan,
        TumblingWindow window,
        int version,
        ModelReference? reference,
        IReadOnlyList<StoredPrediction> predictions,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var notes = new List<string>();
        var data = WindowData.Of(plan, predictions);
        if (data.Unreadable > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{data.Unreadable} rows are of an older declaration of the model's columns and were not compared."));
        if (reference is null)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Version {version} has no frozen reference: drift was not judged. Deploy it by its pipeline to freeze one."));
        return new()
        {
            Monitor = monitor.Name,
            Start = window.Start,
            End = window.End,
            ModelVersion = version,
            Rows = predictions.Count,
            Labelled = predictions.Count(prediction => prediction.Label is not null),
            JudgedAt = now,
            Reference = reference?.FrozenAt,
            Declaration = DeclarationOf(monitor),
            Drift = monitor.Drift is { } drift && reference is not null ? DriftJudge.Judge(drift, reference, data, notes) : [],
            Performance = [.. monitor.Performance.Select(performance => PerformanceJudge.Judge(performance, reference, data, cancellation))],
            Notes = notes,
        };
    }

    /// <summary>What of a declaration decides a judgement, as one line.</summary>
    public static string DeclarationOf(MonitorDescriptor monitor) => string.Join(
        ';',
        [
            string.Create(CultureInfo.InvariantCulture, $"window {monitor.WindowSeconds}s"),
            monitor.Drift is { } drift ? Of(drift) : "no drift",
            .. monitor.Performance.Select(performance => string.Create(
                CultureInfo.InvariantCulture, $"{performance.Metric} {performance.AtLeast}..{performance.AtMost}{(performance.Estimate ? " estimate" : "")}")),
        ]);

    private static string Of(DriftDescriptor drift) => string.Create(
        CultureInfo.InvariantCulture,
        $"drift {drift.FalseAlarmRate} {drift.MinEffect}{(drift.Except.Count > 0 ? " except " + string.Join(',', drift.Except) : "")}");
}
