using System.Runtime.InteropServices;

namespace Assay.Monitoring.Windows;

/// <summary>A window of event time: [start, end). Windows follow one another without gaps, aligned to the Unix epoch in UTC.</summary>
/// <param name="Number">Its number since the epoch.</param>
/// <param name="Length">Its length.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TumblingWindow(long Number, TimeSpan Length)
{
    /// <summary>The first instant.</summary>
    public DateTimeOffset Start => DateTimeOffset.UnixEpoch + (Number * Length);

    /// <summary>The first instant after it.</summary>
    public DateTimeOffset End => Start + Length;

    /// <summary>The window that a time falls into.</summary>
    public static TumblingWindow At(DateTimeOffset time, TimeSpan length)
    {
        var (number, rest) = Math.DivRem((time - DateTimeOffset.UnixEpoch).Ticks, length.Ticks);
        return new(rest < 0 ? number - 1 : number, length);
    }

    /// <summary>The length of a monitor's windows.</summary>
    /// <exception cref="ArgumentException">It is no positive time.</exception>
    public static TimeSpan LengthOf(MonitorDescriptor monitor) => monitor.WindowSeconds > 0
        ? TimeSpan.FromSeconds(monitor.WindowSeconds)
        : throw new ArgumentException($"The window of monitor '{monitor.Name}' must be longer than nothing.", nameof(monitor));
}
