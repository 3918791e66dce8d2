using Assay.Generated.Tests.Declarations;

namespace Assay.Generated.Tests;

/// <summary>Rows that satisfy every rule.</summary>
internal static class Samples
{
    public static Reading Good(int n = 1) => new(new Guid(n, 0, 0, new byte[8]), "ab", new DateTimeOffset(2001, 5, 1, n % 24, 0, 0, TimeSpan.Zero))
    {
        Kind = SensorKind.Hot,
        Celsius = 21.5,
        Price = 1.25m,
        Day = new DateOnly(2001, 5, 1),
        Stored = new DateTime(2001, 5, 2, 3, 4, 5, 678),
        Count = 7,
        Small = -3,
        Big = 5_000_000_000,
        Weight = 1.5f,
        Good = true,
        Note = "ab",
        Second = SensorKind.Cold,
        Repairs = 2,
    };

    public static Reading Sparse(int n = 2) => new(new Guid(n, 0, 0, new byte[8]), "xy", new DateTimeOffset(2001, 5, 1, n % 24, 0, 0, TimeSpan.Zero))
    {
        Kind = SensorKind.Cold,
        Price = 99.99m,
        Stored = new DateTime(2001, 5, 2),
        Count = 1,
    };
}
