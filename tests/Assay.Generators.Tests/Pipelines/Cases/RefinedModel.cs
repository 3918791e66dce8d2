using Assay;

namespace Shop;

/// <summary>A model that is calibrated after it was fitted: the calibrated one is the candidate.</summary>
[Pipeline("refined")]
public sealed partial record Refined
{
    [Step]
    public static Metrics Evaluate([From(nameof(Calibrate))] Demand model, Rows<Sale> sales, Rows<Daily> daily) => new() { ["rmse"] = 1 };

    [Step]
    public static Demand Calibrate([From(nameof(Fit))] Demand model, Rows<Daily> daily) => model;

    [Step]
    public static Demand Fit(Rows<Daily> daily) => new(1);

    [Step]
    public static Rows<Daily> Sum(Rows<Sale> sales) => sales.Select(sale => new Daily { Count = sale.Count });
}
