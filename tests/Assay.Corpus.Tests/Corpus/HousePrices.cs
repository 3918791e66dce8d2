using Assay;
using Assay.ML;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Houses;

/// <summary>A sale, as ML.NET's tutorials declare it: a class with its columns' places in the file.</summary>
[Dataset("sales", Owner = "valuation", Source = "data/sales.csv")]
[RowCount(Min = 500)]
[Versioned(VersionStrategy.Snapshot, Keep = "1825d", Why = "published as a whole each month")]
public partial class Sale
{
    /// <summary>Number in the land register.</summary>
    [RowKey, LoadColumn(0), LengthBetween(4, 20)]
    public string Register { get; set; } = "";

    /// <summary>Day of the contract.</summary>
    [EventTime(MaxAge = "40d"), LoadColumn(1)]
    public DateOnly Sold { get; set; }

    /// <summary>Living area.</summary>
    [Unit("m2"), InRange(10f, 2_000f), LoadColumn(2)]
    public float Area { get; set; }

    /// <summary>Number of rooms.</summary>
    [Unit("1"), InRange(1, 60), LoadColumn(3)]
    public int Rooms { get; set; }

    /// <summary>Year it was built.</summary>
    [InRange(1200, 2100), LoadColumn(4)]
    public short Built { get; set; }

    /// <summary>Postal district.</summary>
    [Matches("^[0-9]{5}$"), LoadColumn(5)]
    public string District { get; set; } = "";

    /// <summary>Price paid.</summary>
    [KnownAfter("the contract"), Unit("EUR"), InRange(1_000f, 50_000_000f), LoadColumn(6)]
    public float Price { get; set; }
}

/// <summary>What is known of a house on the market.</summary>
[Columns("house-features")]
public sealed partial record HouseFeatures
{
    /// <summary>Living area.</summary>
    [Unit("m2")]
    public required float Area { get; init; }

    /// <summary>Number of rooms.</summary>
    [Unit("1")]
    public required int Rooms { get; init; }

    /// <summary>Years since it was built, at the time of the sale.</summary>
    [Unit("a"), InRange(-5, 900)]
    public required int Age { get; init; }

    /// <summary>Postal district.</summary>
    public required string District { get; init; }

    /// <summary>Price paid.</summary>
    [Label, Unit("EUR")]
    public float Price { get; init; }

    /// <summary>Row by row.</summary>
    [Features]
    public static HouseFeatures From(Sale sale) => new()
    {
        Area = sale.Area,
        Rooms = sale.Rooms,
        Age = sale.Sold.Year - sale.Built,
        District = sale.District,
        Price = sale.Price,
    };
}

/// <summary>The valuation.</summary>
[Columns("house-prices")]
public sealed partial record HousePrice
{
    /// <summary>Price expected.</summary>
    [Score, Unit("EUR"), AtLeast(0.0)]
    public float Price { get; init; }
}

/// <summary>What is a house worth?</summary>
[Model("house-price", Owner = "valuation")]
[Gate("r2", AtLeast = 0.5)]
[Gate("mae", AtMost = 80_000)]
public sealed partial record HouseModel(ITransformer Transformer) : IMlNetModel<HouseFeatures, HousePrice>;

/// <summary>Watches the valuation.</summary>
[Monitor<HouseModel>("house-price-live", Window = "30d", Owner = "valuation")]
[Drift(FalseAlarmRate = 0.01)]
[Performance("mae", AtMost = 100_000)]
[Alert("mail")]
public sealed partial record HouseMonitor;

/// <summary>Trains each month.</summary>
[Pipeline("house-price-train", Schedule = "0 2 5 * *", Owner = "valuation")]
public sealed partial record TrainHouses
{
    /// <summary>The last quarter judges what was learnt before it.</summary>
    [Step(Timeout = "20m")]
    public static async Task<(Rows<HouseFeatures> train, Rows<HouseFeatures> test)> Split(Rows<Sale> sales, CancellationToken cancel)
    {
        var last = DateOnly.MinValue;
        await foreach (var sale in sales.WithCancellation(cancel))
            last = sale.Sold > last ? sale.Sold : last;
        var cut = last.AddMonths(-3);
        return (sales.Where(sale => sale.Sold < cut).Select(HouseFeatures.From), sales.Where(sale => sale.Sold >= cut).Select(HouseFeatures.From));
    }

    /// <summary>Fits the trees.</summary>
    [Step(Cpu = "2", Memory = "2Gi", Timeout = "1h")]
    public static HouseModel Train([From(nameof(Split), "train")] Rows<HouseFeatures> rows, IRun run, CancellationToken cancel)
    {
        run.SetTag("algorithm", "FastTree");
        var ml = new MLContext(seed: 2);
        return new HouseModel(ml.Transforms.Categorical.OneHotEncoding(nameof(HouseFeatures.District))
            .Append(ml.Transforms.Concatenate("Features", nameof(HouseFeatures.Area), nameof(HouseFeatures.Rooms), nameof(HouseFeatures.Age), nameof(HouseFeatures.District)))
            .Append(ml.Regression.Trainers.FastTree(nameof(HouseFeatures.Price)))
            .Fit(rows.ToDataView(cancel)));
    }

    /// <summary>Judges it on the last quarter.</summary>
    [Step(Timeout = "20m")]
    public static Task<Metrics> Evaluate(HouseModel model, [From(nameof(Split), "test")] Rows<HouseFeatures> rows, CancellationToken cancel) =>
        model.EvaluateAsync(rows, row => row.Price, answer => answer.Price, ["r2", "mae"], cancel);
}
