using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Data.Tests.Plans;
using Assay.TestKit;
using Microsoft.ML;

namespace Assay.ML.Tests;

/// <summary>What is known about a flight before it leaves, as the example declares it.</summary>
public sealed record DelayFeatures
{
    public int Hour { get; set; }
    public int Distance { get; set; }
    public string Origin { get; set; } = "";
    [Label] public bool Late { get; set; }

    public static DelayFeatures From(Flight f) => new() { Hour = f.Date.Hour, Distance = f.Distance, Origin = f.Origin, Late = f.Delay > 15 };
}

public sealed record DelayPrediction
{
    [Score] public float Probability { get; set; }
    public bool PredictedLabel { get; set; }
    public string Origin { get; set; } = "";
}

/// <summary>All that a user writes.</summary>
public sealed record DelayModel(ITransformer Transformer) : IMlNetModel<DelayFeatures, DelayPrediction>;

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

public sealed class Module : AssayModule
{
    public override string Project => "ml-tests";

    public override IReadOnlyList<DatasetPlan> Datasets { get; } =
    [
        Flight.Plan,
        new ReflectedPlan<DelayFeatures>("delay-features"),
        new ReflectedPlan<DelayPrediction>("delay-predictions"),
    ];

    [ModuleInitializer]
    internal static void Register() => AssayModules.Register(new Module());
}
