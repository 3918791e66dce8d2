namespace Assay.Versioning.Tests.Declarations;

/// <summary>Rows whose versions are kept for a time.</summary>
[Dataset("orders", Owner = "tests", Source = "orders.csv")]
[Versioned(VersionStrategy.Diff, Keep = "30d", Why = "corrections")]
public sealed partial record Order
{
    /// <summary>Number.</summary>
    [RowKey]
    public required long Id { get; init; }

    /// <summary>Who ordered.</summary>
    [Sensitive(Sensitivity.Personal)]
    public string? Customer { get; init; }

    /// <summary>What it costs.</summary>
    public double Total { get; init; }
}
