using Assay;
using Assay.ML;
using Microsoft.ML;

namespace Grid;

/// <summary>What every measurement of the grid carries.</summary>
public interface IMeasured
{
    /// <summary>When the quarter of an hour began.</summary>
    DateTimeOffset From { get; }
}

/// <summary>What all measurements share.</summary>
public abstract record Measurement : IMeasured
{
    /// <summary>When the quarter of an hour began.</summary>
    [RowKey, EventTime(MaxAge = "1d")]
    public required DateTimeOffset From { get; init; }

    /// <summary>The zone of the grid.</summary>
    [RowKey, OneOf("north", "south", "east", "west")]
    public required string Zone { get; init; }
}

/// <summary>Load of a zone in a quarter of an hour.</summary>
[Dataset("load", Owner = "grid-operations", Source = "data/load/*.parquet", BatchBy = BatchBy.File)]
[RowCount(Min = 96)]
[Versioned(VersionStrategy.Snapshot, Keep = "1825d", Why = "a file per day; corrections come as a new file")]
public sealed partial record Load : Measurement
{
    /// <summary>Mean power drawn.</summary>
    [KnownAfter("the quarter of an hour"), Unit("MW"), InRange(0.0, 30_000.0), MeanBetween(500, 20_000)]
    public required double Power { get; init; }

    /// <summary>Temperature forecast the day before.</summary>
    [Unit("Cel"), InRange(-40.0, 50.0)]
    public required double Forecast { get; init; }

    /// <summary>Whether the day is a holiday in the zone.</summary>
    public required bool Holiday { get; init; }
}

/// <summary>What is known the day before.</summary>
[Columns("load-features")]
public sealed partial record LoadFeatures
{
    /// <summary>Hour of the day in UTC.</summary>
    [Unit("h"), InRange(0, 23)]
    public required int Hour { get; init; }

    /// <summary>Day of the week, from Sunday.</summary>
    [Unit("1"), InRange(0, 6)]
    public required int Weekday { get; init; }

    /// <summary>Temperature forecast.</summary>
    [Unit("Cel")]
    public required double Forecast { get; init; }

    /// <summary>Whether the day is a holiday.</summary>
    public required bool Holiday { get; init; }

    /// <summary>The zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Mean power drawn.</summary>
    [Label, Unit("MW"), InRange(0.0, 30_000.0)]
    public float Power { get; init; }

    /// <summary>Row by row.</summary>
    [Features]
    public static LoadFeatures Of(Load load)
    {
        var at = load.From.UtcDateTime;
        return new LoadFeatures
        {
            Hour = at.Hour,
            Weekday = (int)at.DayOfWeek,
            Forecast = load.Forecast,
            Holiday = load.Holiday,
            Zone = load.Zone,
            Power = (float)load.Power,
        };
    }
}

/// <summary>The forecast.</summary>
[Columns("load-forecasts")]
public sealed partial record LoadForecast
{
    /// <summary>Mean power expected.</summary>
    [Score, Unit("MW"), InRange(-1_000.0, 40_000.0)]
    public float Power { get; init; }
}

/// <summary>How much power will a zone draw?</summary>
[Model("load-forecast", Owner = "grid-forecasting")]
[Gate("mae", AtMost = 400)]
[Gate("mae", NotWorseThanChampionBy = 10)]
public sealed partial record LoadModel(ITransformer Transformer) : IMlNetModel<LoadFeatures, LoadForecast>;

/// <summary>Watches the forecast.</summary>
[Monitor<LoadModel>("load-forecast-live", Window = "1d", Owner = "on-call-grid")]
[Drift(FalseAlarmRate = 0.01)]
[Performance("mae", AtMost = 600)]
[Alert("teams")]
public sealed partial record LoadMonitor;

/// <summary>Trains the forecast each week on all but the last, which judges it.</summary>
[Pipeline("load-forecast-train", Schedule = "0 5 * * 0", Owner = "grid-forecasting")]
public sealed partial record TrainLoad(int Trees = 300)
{
    /// <summary>Splits by time.</summary>
    [Step(Timeout = "30m")]
    public static async Task<(Rows<LoadFeatures> train, Rows<LoadFeatures> test)> Split(Rows<Load> load, CancellationToken cancel)
    {
        DateTimeOffset last = default;
        await foreach (var row in load.WithCancellation(cancel))
            last = row.From > last ? row.From : last;
        return (load.Where(row => row.From < last.AddDays(-7)).Select(LoadFeatures.Of), load.Where(row => row.From >= last.AddDays(-7)).Select(LoadFeatures.Of));
    }

    /// <summary>Fits the trees.</summary>
    [Step(Cpu = "4", Memory = "8Gi", Timeout = "2h", Retries = 2)]
    public LoadModel Train([From(nameof(Split), "train")] Rows<LoadFeatures> rows, IRun run, CancellationToken cancel)
    {
        run.LogParameter("trees", Trees);
        var ml = new MLContext(seed: 11);
        return new LoadModel(ml.Transforms.Categorical.OneHotEncoding(nameof(LoadFeatures.Zone))
            .Append(ml.Transforms.Conversion.ConvertType(nameof(LoadFeatures.Holiday)))
            .Append(ml.Transforms.Concatenate("Features", nameof(LoadFeatures.Hour), nameof(LoadFeatures.Weekday), nameof(LoadFeatures.Forecast), nameof(LoadFeatures.Holiday), nameof(LoadFeatures.Zone)))
            .Append(ml.Regression.Trainers.FastTree(nameof(LoadFeatures.Power), numberOfTrees: Trees))
            .Fit(rows.ToDataView(cancel)));
    }

    /// <summary>Judges it on the last week.</summary>
    [Step(Timeout = "30m")]
    public static Task<Metrics> Evaluate(LoadModel model, [From(nameof(Split), "test")] Rows<LoadFeatures> rows, CancellationToken cancel) =>
        model.EvaluateAsync(rows, row => row.Power, answer => answer.Power, ["mae", "rmse", "r2"], cancel);
}

/// <summary>Forecasts the coming day each noon.</summary>
[Pipeline("load-forecast-score", Schedule = "0 12 * * *", Owner = "grid-forecasting")]
public sealed partial record ForecastLoad
{
    /// <summary>One forecast per zone and quarter of an hour.</summary>
    [Step(Timeout = "15m")]
    public static Rows<LoadForecast> Score(LoadModel champion, Rows<Load> load) => champion.Predict(load.Select(LoadFeatures.Of));
}
