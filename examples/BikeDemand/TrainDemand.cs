using System.Globalization;
using Assay;
using Assay.ML;
using Microsoft.ML;

namespace BikeDemand;

/// <summary>Trains the demand model each quarter on the hours before a day; the last four weeks before it are held out.</summary>
[Pipeline("bike-demand-train", Schedule = "0 4 1 */3 *", Owner = "ml-mobility")]
public sealed partial record TrainDemand(string Until = "2012-01-01", int Trees = 200)
{
    private const int HeldOutDays = 28;

    /// <summary>One feature row per hour.</summary>
    [Step]
    public (Rows<DemandFeatures> train, Rows<DemandFeatures> test) Featurize(Rows<RentalHour> hours)
    {
        var until = DateOnly.ParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var cut = until.AddDays(-HeldOutDays);
        return (hours.Where(hour => hour.Day < cut).Select(DemandFeatures.From),
            hours.Where(hour => hour.Day >= cut && hour.Day < until).Select(DemandFeatures.From));
    }

    /// <summary>Fits a boosted forest.</summary>
    [Step(Cpu = "2", Memory = "2Gi", Timeout = "30m")]
    public DemandModel Train([From(nameof(Featurize), "train")] Rows<DemandFeatures> rows, IRun run, CancellationToken cancel)
    {
        run.LogParameter("trees", Trees);
        run.LogParameter("until", Until);
        var ml = new MLContext(seed: 1);
        var fit = ml.Transforms.Concatenate(
                "Features",
                nameof(DemandFeatures.Hour),
                nameof(DemandFeatures.Weekday),
                nameof(DemandFeatures.WorkingDay),
                nameof(DemandFeatures.Weather),
                nameof(DemandFeatures.Temperature),
                nameof(DemandFeatures.Humidity),
                nameof(DemandFeatures.WindSpeed))
            .Append(ml.Regression.Trainers.FastTree(nameof(DemandFeatures.Rentals), numberOfTrees: Trees))
            .Fit(rows.ToDataView(cancel));
        return new DemandModel(fit);
    }

    /// <summary>Scores the held-out weeks.</summary>
    [Step]
    public static Task<Metrics> Evaluate(DemandModel model, [From(nameof(Featurize), "test")] Rows<DemandFeatures> rows, CancellationToken cancel) =>
        model.EvaluateAsync(rows, row => row.Rentals, answer => answer.Rentals, ["r2", "mae", "rmse"], cancel);
}

/// <summary>Predicts the demand of the published hours with the champion.</summary>
[Pipeline("bike-demand-score", Owner = "ml-mobility")]
public sealed partial record ScoreHours
{
    /// <summary>One prediction per hour.</summary>
    [Step]
    public static Rows<DemandPrediction> Score(DemandModel champion, Rows<RentalHour> hours) => champion.Predict(hours.Select(DemandFeatures.From));
}
