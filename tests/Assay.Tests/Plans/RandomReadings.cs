namespace Assay.Tests.Plans;

/// <summary>Readings drawn from a seed: small ranges, so that nulls, repeats, failures and passes all occur.</summary>
public static class RandomReadings
{
    private static readonly string[] s_codes = ["A", "BB", "CCC", "", "a", "BB\n", "dddd"];
    private static readonly string[] s_sites = ["north", "south", "nowhere"];
    private static readonly double[] s_values = [0, -0.0, 100, 100.5, -1, double.NaN, 1e16, 1, -1e16, 0.1];

    public static Reading[] Draw(int seed, int rows)
    {
        var random = new Random(seed);
        var drawn = new Reading[rows];
        for (var i = 0; i < rows; i++)
        {
            drawn[i] = new()
            {
                Number = OrNull(random, () => random.Next(-5, 6)),
                Value = OrNull(random, () => s_values[random.Next(s_values.Length)]),
                Code = random.Next(5) == 0 ? null : s_codes[random.Next(s_codes.Length)],
                Price = OrNull(random, () => random.Next(0, 4) / 4m),
                At = OrNull(random, () => new DateTime(2001, 1, 1).AddHours(random.Next(100))),
                Day = OrNull(random, () => new DateOnly(2001, 1, 1).AddDays(random.Next(3))),
                Site = random.Next(5) == 0 ? null : s_sites[random.Next(s_sites.Length)],
            };
        }

        return drawn;
    }

    private static T? OrNull<T>(Random random, Func<T> value)
        where T : struct => random.Next(5) == 0 ? null : value();
}
