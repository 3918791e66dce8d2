using System.Text.Json;
using Assay;

namespace Plant;

/// <summary>One reading of a vibration sensor on a pump.</summary>
[Dataset("readings", Owner = "plant-data", Source = "data/readings/*.csv", BatchBy = BatchBy.File)]
[RowCount(Min = 60)]
[Versioned(VersionStrategy.Snapshot, Keep = "365d", Why = "a file per hour, never edited")]
public sealed partial record Reading
{
    /// <summary>The sensor's serial number.</summary>
    [RowKey, Matches("^VS[0-9]{5}$")]
    public required string Sensor { get; init; }

    /// <summary>When it was taken.</summary>
    [RowKey, EventTime(MaxAge = "3h", Zone = "UTC")]
    public required DateTime TakenAt { get; init; }

    /// <summary>Root mean square of velocity.</summary>
    [Unit("mm/s"), InRange(0.0, 100.0)]
    public required double Velocity { get; init; }

    /// <summary>Temperature of the bearing; null where the probe isn't fitted.</summary>
    [Unit("Cel"), InRange(-30.0, 150.0)]
    public double? Temperature { get; init; }

    /// <summary>Speed of the shaft.</summary>
    [Unit("{rev}/min"), InRange(0, 3_600), MeanBetween(500, 3_200)]
    public required int Speed { get; init; }

    /// <summary>Whether the bearing failed within a week.</summary>
    [KnownAfter("a week")]
    public required bool Failed { get; init; }

    [Check("a hot bearing is a running one", When = nameof(IsHot))]
    static bool RunsWhenHot(int speed) => speed > 0;

    static bool IsHot(double? temperature) => temperature > 80;
}

/// <summary>What the model sees of a reading.</summary>
[Columns("bearing-features")]
public sealed partial record BearingFeatures
{
    /// <summary>The sensor.</summary>
    [Id, LengthBetween(7, 7)]
    public required string Sensor { get; init; }

    /// <summary>Root mean square of velocity.</summary>
    [Unit("mm/s")]
    public required double Velocity { get; init; }

    /// <summary>Temperature of the bearing; 20 where it isn't known.</summary>
    [Unit("Cel"), InRange(-30.0, 150.0)]
    public required double Temperature { get; init; }

    /// <summary>Speed of the shaft.</summary>
    [Unit("{rev}/min")]
    public required int Speed { get; init; }

    /// <summary>Whether it failed.</summary>
    [Label]
    public bool Failed { get; init; }

    /// <summary>Row by row.</summary>
    [Features]
    public static BearingFeatures From(Reading reading) => new()
    {
        Sensor = reading.Sensor,
        Velocity = reading.Velocity,
        Temperature = reading.Temperature ?? 20,
        Speed = reading.Speed,
        Failed = reading.Failed,
    };
}

/// <summary>The model's answer.</summary>
[Columns("bearing-risks")]
public sealed partial record BearingRisk
{
    /// <summary>Probability of a failure within a week.</summary>
    [Score, InRange(0.0, 1.0)]
    public double Risk { get; init; }
}

/// <summary>Thresholds by speed: a model that a person can read.</summary>
/// <param name="Slope">Velocity per revolution above which a bearing is at risk.</param>
/// <param name="Offset">Velocity of a bearing at rest.</param>
[Model("bearing-failure", Owner = "reliability")]
[Gate("recall", AtLeast = 0.8)]
[Gate("precision", AtLeast = 0.2)]
public sealed partial record BearingModel(double Slope, double Offset) : IModel<BearingFeatures, BearingRisk>
{
    /// <inheritdoc/>
    public async Task SaveAsync(string folder, CancellationToken cancellation = default) =>
        await File.WriteAllTextAsync(Path.Combine(folder, "thresholds.json"), JsonSerializer.Serialize(new[] { Slope, Offset }), cancellation);

    /// <summary>Loads what was saved.</summary>
    public static async Task<BearingModel> LoadAsync(string folder, CancellationToken cancellation)
    {
        var numbers = JsonSerializer.Deserialize<double[]>(await File.ReadAllTextAsync(Path.Combine(folder, "thresholds.json"), cancellation))!;
        return new BearingModel(numbers[0], numbers[1]);
    }

    /// <inheritdoc/>
    public ValueTask PredictAsync(ReadOnlyMemory<BearingFeatures> inputs, Memory<BearingRisk> outputs, CancellationToken cancellation = default)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            var row = inputs.Span[i];
            var excess = row.Velocity - Offset - Slope * row.Speed;
            outputs.Span[i] = new BearingRisk { Risk = 1 / (1 + Math.Exp(-excess)) };
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Watches the champion.</summary>
[Monitor<BearingModel>("bearing-failure-live", Window = "1d", Owner = "on-call-plant")]
[Drift(FalseAlarmRate = 0.005)]
[Performance("recall", AtLeast = 0.7)]
[Alert("pager", From = Severity.Error)]
[Alert("mail")]
public sealed partial record BearingMonitor;

/// <summary>Fits the thresholds each week.</summary>
[Pipeline("bearing-failure-train", Schedule = "30 2 * * 1", Owner = "reliability")]
public sealed partial record TrainBearings
{
    /// <summary>Older readings for fitting, the last 14 days for judging.</summary>
    [Step(Timeout = "30m")]
    public static async Task<(Rows<BearingFeatures> older, Rows<BearingFeatures> newer)> Split(Rows<Reading> readings, CancellationToken cancel)
    {
        var last = DateTime.MinValue;
        await foreach (var reading in readings.WithCancellation(cancel))
            last = reading.TakenAt > last ? reading.TakenAt : last;
        var cut = last.AddDays(-14);
        var older = readings.Where(reading => reading.TakenAt < cut).Select(BearingFeatures.From);
        var newer = readings.Where(reading => reading.TakenAt >= cut).Select(BearingFeatures.From);
        return (older, newer);
    }

    /// <summary>Least squares over the readings of bearings that held.</summary>
    [Step(Cpu = "1", Memory = "1Gi", Timeout = "1h")]
    public static async Task<BearingModel> Fit([From(nameof(Split), "older")] Rows<BearingFeatures> rows, IRun run, CancellationToken cancel)
    {
        double count = 0, speed = 0, velocity = 0, both = 0, squares = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (row.Failed)
                continue;
            count++;
            speed += row.Speed;
            velocity += row.Velocity;
            both += row.Speed * row.Velocity;
            squares += (double)row.Speed * row.Speed;
        }

        var slope = (both - speed * velocity / count) / (squares - speed * speed / count);
        var offset = (velocity - slope * speed) / count;
        run.LogMetric("slope", slope);
        run.LogMetric("offset", offset);
        return new BearingModel(slope, offset);
    }

    /// <summary>Judges the fit on readings it never saw.</summary>
    [Step(Timeout = "30m")]
    public static Task<Metrics> Judge(BearingModel model, [From(nameof(Split), "newer")] Rows<BearingFeatures> rows, CancellationToken cancel) =>
        model.EvaluateAsync(rows, row => row.Failed ? 1 : 0, answer => answer.Risk, ["recall", "precision", "auc"], cancel);
}
