namespace Assay.Versioning.Tests.Declarations;

/// <summary>What lies in a basket.</summary>
[Columns("basket-items")]
public sealed partial record BasketItem(string Sku, int Count)
{
    /// <summary>When it was put in; finer than files keep it.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>A basket with what lies in it.</summary>
[Dataset("baskets", Owner = "tests", Source = "baskets.parquet")]
[Versioned(VersionStrategy.Diff, Why = "baskets are corrected")]
public sealed partial record Basket([RowKey] long Id)
{
    /// <summary>What lies in it.</summary>
    public required IReadOnlyList<BasketItem> Items { get; init; }

    /// <summary>What was taken last.</summary>
    public BasketItem? Last { get; init; }

    /// <summary>A picture.</summary>
    public byte[]? Picture { get; init; }

    /// <summary>Small numbers.</summary>
    public ushort[]? Codes { get; init; }
}
