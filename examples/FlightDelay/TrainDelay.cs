using Assay;
using Assay.ML;
using Microsoft.ML;

namespace FlightDelay;

/// <summary>Trains the delay model each month.</summary>
[Pipeline("flight-delay-train", Schedule = "0 6 1 * *", Owner = "ml-flights")]
public sealed partial record TrainDelay(int Trees = 100, double LearningRate = 0.1)
{
    private static readonly TimeSpan s_heldOut = TimeSpan.FromDays(14);

    /// <summary>One feature row per flight; the last fortnight is held out.</summary>
    [Step]
    public static async Task<(Rows<DelayFeatures> train, Rows<DelayFeatures> test)> Featurize(Rows<Flight> flights, CancellationToken cancel)
    {
        var last = DateTime.MinValue;
        await foreach (var flight in flights.WithCancellation(cancel))
            last = flight.Date > last ? flight.Date : last;
        var cut = last.Date - s_heldOut;
        return (flights.Where(flight => flight.Date < cut).Select(DelayFeatures.From),
            flights.Where(flight => flight.Date >= cut).Select(DelayFeatures.From));
    }

    /// <summary>Fits a boosted forest.</summary>
    [Step(Cpu = "2", Memory = "4Gi", Retries = 1, Timeout = "2h")]
    public DelayModel Train([From(nameof(Featurize), "train")] Rows<DelayFeatures> rows, IRun run, CancellationToken cancel)
    {
        run.LogParameter("trees", Trees);
        run.LogParameter("learning_rate", LearningRate);
        var ml = new MLContext(seed: 1);
        var data = rows.ToDataView(cancel);
        var fit = ml.Transforms.Categorical.OneHotEncoding(nameof(DelayFeatures.Origin))
            .Append(ml.Transforms.Concatenate("Features", nameof(DelayFeatures.Hour), nameof(DelayFeatures.Distance), nameof(DelayFeatures.Origin)))
            .Append(ml.BinaryClassification.Trainers.FastTree(nameof(DelayFeatures.Late), numberOfTrees: Trees, learningRate: LearningRate))
            .Fit(data);
        return new DelayModel(fit);
    }

    /// <summary>Scores the held-out fortnight.</summary>
    [Step]
    public static Task<Metrics> Evaluate(DelayModel model, [From(nameof(Featurize), "test")] Rows<DelayFeatures> rows, CancellationToken cancel) =>
        model.EvaluateAsync(rows, row => row.Late ? 1 : 0, answer => answer.Probability, ["auc", "average_precision", "log_loss", "brier"], cancel);
}

/// <summary>Scores the coming day's flights with the champion.</summary>
[Pipeline("flight-delay-score", Schedule = "0 5 * * *", Owner = "ml-flights")]
public sealed partial record ScoreFlights
{
    /// <summary>A model that no step makes is the champion.</summary>
    [Step]
    public static Rows<DelayPrediction> Score(DelayModel champion, Rows<Flight> flights) =>
        champion.Predict(flights.Select(DelayFeatures.From));
}
