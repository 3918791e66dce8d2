using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Assay.Profiling.Columns;

/// <summary>How values of a type are hashed, ordered and taken as numbers; a type of its own for each, so that the loop over a column calls nothing.</summary>
internal interface IValueKind<T>
{
    static abstract bool IsNumber { get; }

    static abstract bool IsOrdered { get; }

    static abstract ulong Hash(T value);

    /// <summary>The value as a number; times in microseconds since 2000. NaN where it has none.</summary>
    static abstract double Number(T value);

    /// <summary>The value as a bound of a range; null where it can't be one.</summary>
    static abstract decimal? Exact(T value);

    static abstract int Compare(T left, T right);
}

internal readonly struct NumberKind<T> : IValueKind<T>
    where T : unmanaged, System.Numerics.INumber<T>
{
    private const double MostExact = 1e27;

    public static bool IsNumber => true;

    public static bool IsOrdered => true;

    public static ulong Hash(T value) => Hashes.Of(T.IsZero(value) ? T.Zero : value);

    public static double Number(T value) => double.CreateChecked(value);

    public static decimal? Exact(T value) => Math.Abs(double.CreateChecked(value)) < MostExact ? decimal.CreateChecked(value) : null;

    public static int Compare(T left, T right) => left.CompareTo(right);
}

internal readonly struct TimeKind : IValueKind<DateTime>
{
    public static bool IsNumber => false;

    public static bool IsOrdered => true;

    public static ulong Hash(DateTime value) => Hashes.Of(value.Ticks);

    public static double Number(DateTime value) => Times.Microseconds(value);

    public static decimal? Exact(DateTime value) => null;

    public static int Compare(DateTime left, DateTime right) => left.CompareTo(right);
}

internal readonly struct InstantKind : IValueKind<DateTimeOffset>
{
    public static bool IsNumber => false;

    public static bool IsOrdered => true;

    public static ulong Hash(DateTimeOffset value) => Hashes.Of(value.UtcTicks);

    public static double Number(DateTimeOffset value) => Times.Microseconds(value.UtcDateTime);

    public static decimal? Exact(DateTimeOffset value) => null;

    public static int Compare(DateTimeOffset left, DateTimeOffset right) => left.CompareTo(right);
}

internal readonly struct DateKind : IValueKind<DateOnly>
{
    public static bool IsNumber => false;

    public static bool IsOrdered => true;

    public static ulong Hash(DateOnly value) => Hashes.Of(value.DayNumber);

    public static double Number(DateOnly value) => Times.Microseconds(value.ToDateTime(TimeOnly.MinValue));

    public static decimal? Exact(DateOnly value) => null;

    public static int Compare(DateOnly left, DateOnly right) => left.CompareTo(right);
}

internal readonly struct UuidKind : IValueKind<Guid>
{
    public static bool IsNumber => false;

    public static bool IsOrdered => false;

    public static ulong Hash(Guid value) => Hashes.Of(value);

    public static double Number(Guid value) => double.NaN;

    public static decimal? Exact(Guid value) => null;

    public static int Compare(Guid left, Guid right) => left.CompareTo(right);
}

internal readonly struct TruthKind : IValueKind<bool>
{
    public static bool IsNumber => false;

    public static bool IsOrdered => false;

    public static ulong Hash(bool value) => Hashes.Of(value);

    public static double Number(bool value) => double.NaN;

    public static decimal? Exact(bool value) => null;

    public static int Compare(bool left, bool right) => left.CompareTo(right);
}

/// <summary>Hashes of values, the same on every machine.</summary>
internal static class Hashes
{
    public static ulong Of<T>(T value)
        where T : unmanaged => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public static ulong Of(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>One hash of two, in which their order counts.</summary>
    public static ulong Join(ulong first, ulong second) => Mix(Mix(first) ^ second);

    /// <summary>Spreads a number over all bits (the finalizer of MurmurHash3).</summary>
    public static ulong Mix(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}

internal static class Times
{
    private static readonly long s_start = new DateTime(2000, 1, 1).Ticks;

    /// <summary>Microseconds since 2000: whole numbers that a double holds exactly for 285 years to either side.</summary>
    public static double Microseconds(DateTime time) => (time.Ticks - s_start) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The time of so many microseconds since 2000.</summary>
    public static DateTime Of(double microseconds) => new(s_start + ((long)microseconds * TimeSpan.TicksPerMicrosecond));
}
