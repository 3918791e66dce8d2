namespace Assay.Hosting.Upkeep;

/// <summary>Where predictions may be cut without cutting a window in two: a window that lost rows would be judged again, by what is left of it.</summary>
internal static class WindowStart
{
    /// <summary>The latest time not after another at which a window of every length begins. Windows count from the Unix epoch.</summary>
    public static DateTimeOffset AtOrBefore(DateTimeOffset time, IEnumerable<TimeSpan> windows)
    {
        var ticks = windows.Select(window => window.Ticks).Where(length => length > 0).Aggregate(1L, Together);
        var since = (time - DateTimeOffset.UnixEpoch).Ticks;
        return DateTimeOffset.UnixEpoch.AddTicks(since - (since % ticks));
    }

    // The least common multiple; where it is longer than any time there is, nothing may be cut.
    private static long Together(long a, long b)
    {
        var (x, y) = (a, b);
        while (y != 0)
            (x, y) = (y, x % y);
        var product = (Int128)a / x * b;
        return product > long.MaxValue ? long.MaxValue : (long)product;
    }
}
