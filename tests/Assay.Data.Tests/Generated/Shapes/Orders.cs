using Assay.Data.Tests.Plans;

namespace Assay.Data.Tests.Generated.Shapes;

/// <summary>A line of an order.</summary>
[Columns("order-lines")]
public sealed partial record OrderLine([Matches("[A-Z]+")] string Sku, [Unit("EUR"), InRange("0", "100")] decimal Price)
{
    public IReadOnlyList<string>? Tags { get; init; }

    [Sensitive] public string? Recipient { get; init; }

    [Check("what is free is a gift")]
    private static bool FreeIsGift(string sku, decimal price) => price > 0 || sku == "GIFT";
}

/// <summary>Where it goes.</summary>
[Columns("addresses")]
public readonly partial record struct Address(string City, [InRange(0.0, 90.0)] double? Latitude);

/// <summary>Lists and structs.</summary>
[Dataset("orders", Source = "data/orders.parquet")]
public sealed partial record Order([RowKey] int Number)
{
    [LengthBetween(1, 3)] public required IReadOnlyList<OrderLine> Lines { get; init; }
    public required Address To { get; init; }
    public Address? From { get; init; }
    public OrderLine? Gift { get; init; }
    public int[] Counts { get; init; } = [];
    public List<double?>? Readings { get; init; }
    public required IReadOnlyCollection<Weather> Skies { get; init; }
    public float[][]? Grid { get; init; }
    public IList<OrderLine?>? Maybe { get; init; }
    public required ICollection<DateTimeOffset> Seen { get; init; }
    public byte[][]? Pictures { get; init; }

    [Check("counts match lines")]
    private static bool CountsMatch(int[] counts, IReadOnlyList<OrderLine> lines) => counts.Length == 0 || counts.Length == lines.Count;
}

/// <summary>What is sold has a price, wherever it stands.</summary>
public interface IPriced
{
    /// <summary>What it costs.</summary>
    [Unit("EUR"), InRange("0", "10")]
    decimal Price { get; }
}

/// <summary>Everything kept has a time.</summary>
public abstract record Kept
{
    /// <summary>When it was kept.</summary>
    public required DateTime At { get; init; }
}

/// <summary>Columns from an interface and a base record.</summary>
[Columns("shared")]
public sealed partial record Shared : Kept, IPriced
{
    public required decimal Price { get; init; }
}

/// <summary>A class made by its constructor, with names that are keywords.</summary>
[Columns("constructed")]
public sealed partial class @class(int @int, string @string)
{
    [InRange(0, 5)] public int Int { get; } = @int;

    public string String { get => field; init => field = value.Trim(); } = @string;

    public partial int? @event { get; set; }
}

/// <summary>The other part.</summary>
public sealed partial class @class
{
    [AtLeast(1)] public partial int? @event { get => field; set => field = value; }
}
