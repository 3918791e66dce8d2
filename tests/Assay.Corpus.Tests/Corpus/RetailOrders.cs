using Assay;
using Assay.ML;
using Microsoft.ML;

namespace Retail;

/// <summary>Where an order came from.</summary>
public enum Channel
{
    /// <summary>The web shop.</summary>
    Web,

    /// <summary>The phone app.</summary>
    App,

    /// <summary>A shop in town.</summary>
    Store,
}

/// <summary>What the shops sell.</summary>
[Dataset("products", Owner = "merchandising", Source = "data/products.csv")]
[Versioned(VersionStrategy.Diff, Why = "a few corrections a day to a stable list")]
public sealed partial record Product
{
    /// <summary>Stock keeping unit.</summary>
    [RowKey, Matches("^[A-Z]{2}-[0-9]{6}$")]
    public required string Sku { get; init; }

    /// <summary>Name on the shelf.</summary>
    [LengthBetween(1, 120)]
    public required string Title { get; init; }

    /// <summary>Price with tax.</summary>
    [Unit("EUR"), InRange("0.01", "9999.99")]
    public required decimal Price { get; init; }

    /// <summary>Weight in its packaging.</summary>
    [Unit("g"), InRange(1, 40_000)]
    public required int Weight { get; init; }
}

/// <summary>One row per line of an order.</summary>
[Dataset("order-lines", Owner = "sales", Source = "data/orders/*.parquet", BatchBy = BatchBy.File)]
[RowCount(Min = 500, Max = 5_000_000)]
[Versioned(VersionStrategy.Snapshot, Keep = "730d", Why = "a file per day, never edited")]
public sealed partial record OrderLine
{
    /// <summary>The order's number.</summary>
    [RowKey, AtLeast(1)]
    public required long Order { get; init; }

    /// <summary>The line within the order.</summary>
    [RowKey, InRange(1, 200)]
    public required int Line { get; init; }

    /// <summary>When the order was placed.</summary>
    [EventTime(MaxAge = "2d")]
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>The product ordered.</summary>
    [References<Product>(nameof(Product.Sku))]
    public required string Sku { get; init; }

    /// <summary>Pieces ordered.</summary>
    [Unit("1"), InRange(1, 999)]
    public required int Quantity { get; init; }

    /// <summary>Price of one piece at that time.</summary>
    [Unit("EUR"), InRange("0.00", "9999.99")]
    public required decimal Price { get; init; }

    /// <summary>Where it came from.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Share of the price that was taken off; null without a promotion.</summary>
    [Unit("1"), InRange(0.0, 0.9)]
    public double? Discount { get; init; }

    /// <summary>Pieces sent back within the month.</summary>
    [KnownAfter("the return window"), Unit("1"), InRange(0, 999)]
    public required int Returned { get; init; }

    [Check("no more comes back than was sent")]
    static bool ReturnsWhatWasSent(int returned, int quantity) => returned <= quantity;
}

/// <summary>What is known of a line when the parcel leaves.</summary>
[Columns("return-features")]
public sealed partial record ReturnFeatures
{
    /// <summary>Pieces ordered.</summary>
    [Unit("1")]
    public required int Quantity { get; init; }

    /// <summary>Price of the line.</summary>
    [Unit("EUR"), InRange(0.0, 10_000_000.0)]
    public required double Value { get; init; }

    /// <summary>Where it came from.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Hour of the order in UTC.</summary>
    [Unit("h"), InRange(0, 23)]
    public required int Hour { get; init; }

    /// <summary>Whether something came back.</summary>
    [Label]
    public bool Returned { get; init; }

    /// <summary>Row by row, for training and serving.</summary>
    [Features]
    public static ReturnFeatures From(OrderLine line) => new()
    {
        Quantity = line.Quantity,
        Value = (double)(line.Price * line.Quantity),
        Channel = line.Channel,
        Hour = line.PlacedAt.UtcDateTime.Hour,
        Returned = line.Returned > 0,
    };
}

/// <summary>The model's answer.</summary>
[Columns("return-scores")]
public sealed partial record ReturnScore
{
    /// <summary>Probability that something comes back.</summary>
    [Score, InRange(0.0, 1.0)]
    public float Probability { get; init; }
}

/// <summary>Will something of this line come back?</summary>
[Model("returns", Owner = "ml-retail")]
[Gate("average_precision", AtLeast = 0.3)]
[Gate("average_precision", NotWorseThanChampionBy = 0.01)]
public sealed partial record ReturnModel(ITransformer Transformer) : IMlNetModel<ReturnFeatures, ReturnScore>;

/// <summary>Watches the champion.</summary>
[Monitor<ReturnModel>("returns-live", Window = "1d", Owner = "on-call-retail")]
[Drift(FalseAlarmRate = 0.01)]
[Performance("average_precision", AtLeast = 0.25)]
[Alert("slack")]
public sealed partial record ReturnMonitor;

/// <summary>Trains the model each month.</summary>
[Pipeline("returns-train", Schedule = "0 3 2 * *", Owner = "ml-retail")]
public sealed partial record TrainReturns(int Leaves = 20)
{
    /// <summary>Splits at the first day of the last month.</summary>
    [Step(Timeout = "1h")]
    public static async Task<(Rows<ReturnFeatures> train, Rows<ReturnFeatures> test)> Split(Rows<OrderLine> lines, CancellationToken cancel)
    {
        var last = DateTimeOffset.MinValue;
        await foreach (var line in lines.WithCancellation(cancel))
            last = line.PlacedAt > last ? line.PlacedAt : last;
        var cut = last.AddDays(-30);
        return (lines.Where(line => line.PlacedAt < cut).Select(ReturnFeatures.From), lines.Where(line => line.PlacedAt >= cut).Select(ReturnFeatures.From));
    }

    /// <summary>Fits the trees.</summary>
    [Step(Cpu = "4", Memory = "8Gi", Timeout = "3h", Retries = 1)]
    public ReturnModel Train([From(nameof(Split), "train")] Rows<ReturnFeatures> rows, IRun run, CancellationToken cancel)
    {
        run.LogParameter("leaves", Leaves);
        var ml = new MLContext(seed: 7);
        var fit = ml.Transforms.Categorical.OneHotEncoding(nameof(ReturnFeatures.Channel))
            .Append(ml.Transforms.Concatenate("Features", nameof(ReturnFeatures.Quantity), nameof(ReturnFeatures.Value), nameof(ReturnFeatures.Channel), nameof(ReturnFeatures.Hour)))
            .Append(ml.BinaryClassification.Trainers.FastTree(nameof(ReturnFeatures.Returned), numberOfLeaves: Leaves))
            .Fit(rows.ToDataView(cancel));
        return new ReturnModel(fit);
    }

    /// <summary>Scores the last month.</summary>
    [Step(Timeout = "1h")]
    public static Task<Metrics> Evaluate(ReturnModel model, [From(nameof(Split), "test")] Rows<ReturnFeatures> rows, CancellationToken cancel) =>
        model.EvaluateAsync(rows, row => row.Returned ? 1 : 0, answer => answer.Probability, ["average_precision", "auc"], cancel);
}
