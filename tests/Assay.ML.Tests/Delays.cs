using Assay.Data;
using Assay.Data.Tests.Plans;
using Assay.TestKit;
using Microsoft.ML;

namespace Assay.ML.Tests;

/// <summary>What is known about a flight before it leaves, as the example declares it.</summary>
[Columns("delay-features")]
public sealed partial record DelayFeatures
{
    /// <summary>Hour of departure.</summary>
    [InRange(0, 23)] public required int Hour { get; init; }

    /// <summary>Great-circle distance.</summary>
    [Unit("mi"), InRange(10, 5500)] public required int Distance { get; init; }

    /// <summary>Departure airport.</summary>
    [Matches("^[A-Z]{3}$")] public required string Origin { get; init; }

    /// <summary>Whether it arrived over 15 minutes late.</summary>
    [Label] public bool Late { get; init; }

    public static DelayFeatures From(Flight f) => new() { Hour = f.Date.Hour, Distance = f.Distance, Origin = f.Origin, Late = f.Delay > 15 };
}

/// <summary>The model's answer.</summary>
[Columns("delay-predictions")]
public sealed partial record DelayPrediction
{
    /// <summary>Probability of arriving over 15 minutes late.</summary>
    [Score, InRange(0.0, 1.0)] public float Probability { get; init; }

    /// <summary>Whether that is over a half.</summary>
    [Predicted] public bool PredictedLabel { get; init; }

    /// <summary>Departure airport, passed through.</summary>
    [Unvalidated("comes from the input")] public required string Origin { get; init; }
}

/// <summary>All that a user writes.</summary>
[Model("flight-delay")]
[Gate("auc", AtLeast = 0.6)]
public sealed partial record DelayModel(ITransformer Transformer) : IMlNetModel<DelayFeatures, DelayPrediction>;

/// <summary>Real flights and a model trained on them.</summary>
public static class Delays
{
    private static readonly Lazy<Task<DelayModel>> s_model = new(() => Task.FromResult(Train(Rows("2001-01"))));

    /// <summary>A model of January's flights, trained once for all tests.</summary>
    public static Task<DelayModel> Model => s_model.Value;

    public static Rows<DelayFeatures> Rows(string month) => FileSource.Open(
        Flight.Plan, new SourceSpec(RepositoryRoot.Path($"examples/FlightDelay/data/flights/{month}.parquet"))).Select(DelayFeatures.From);

    public static DelayModel Train(Rows<DelayFeatures> rows, CancellationToken cancellation = default)
    {
        var ml = new MLContext(seed: 1);
        return new DelayModel(ml.Transforms.Categorical.OneHotEncoding(nameof(DelayFeatures.Origin))
            .Append(ml.Transforms.Concatenate("Features", nameof(DelayFeatures.Hour), nameof(DelayFeatures.Distance), nameof(DelayFeatures.Origin)))
            .Append(ml.BinaryClassification.Trainers.FastTree(nameof(DelayFeatures.Late), numberOfTrees: 20))
            .Fit(rows.ToDataView(cancellation)));
    }

    public static async Task<DelayPrediction[]> Predict(IModel<DelayFeatures, DelayPrediction> model, DelayFeatures[] rows)
    {
        var answers = new DelayPrediction[rows.Length];
        await model.PredictAsync(rows, answers);
        return answers;
    }
}
