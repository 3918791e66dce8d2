namespace Assay.Data.Tests.Plans;

/// <summary>A flight as the example declares it.</summary>
public sealed record Flight
{
    public DateTime Date { get; set; }
    [KnownAfter("arrival")] public int Delay { get; set; }
    public int Distance { get; set; }
    public string Origin { get; set; } = "";
    public string Destination { get; set; } = "";

    public static ReflectedPlan<Flight> Plan { get; } = new("flights");
}
