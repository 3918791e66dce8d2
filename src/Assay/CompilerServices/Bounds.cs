using System.ComponentModel;
using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>Compares values with bounds in the value's own type: what the attributes share with the kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Bounds
{
    /// <summary>Whether a value lies between two bounds; NaN never does.</summary>
    /// <exception cref="ArgumentException">A bound can't be read in the value's type.</exception>
    public static bool Contains(object? minimum, object? maximum, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (IsNaN(value))
            return false;
        return (minimum is null || Compare(value, minimum) >= 0) && (maximum is null || Compare(value, maximum) <= 0);
    }

    /// <summary>Whether a declared value equals a value of a column, compared in the column's type; NaN equals nothing.</summary>
    public static bool AreEqual(object declared, object value)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(value);
        return !IsNaN(value) && value switch
        {
            string text => declared is string other && string.Equals(text, other, StringComparison.Ordinal),
            Enum => string.Equals(value.ToString(), declared.ToString(), StringComparison.Ordinal),
            bool flag => declared is bool other && other == flag,
            _ => Compare(value, declared) == 0,
        };
    }

    /// <summary>Whether a value is greater than a bound; NaN never is.</summary>
    /// <exception cref="ArgumentException">The bound can't be read in the value's type.</exception>
    internal static bool IsAbove(object bound, object value) => !IsNaN(value) && Compare(value, bound) > 0;

    /// <summary>Whether a value is less than a bound; NaN never is.</summary>
    /// <exception cref="ArgumentException">The bound can't be read in the value's type.</exception>
    internal static bool IsBelow(object bound, object value) => !IsNaN(value) && Compare(value, bound) < 0;

    internal static bool IsNaN(object value) => value is double.NaN || value is float.NaN;

    private static int Compare(object value, object bound)
    {
        try
        {
            return value switch
            {
                decimal number => number.CompareTo(bound is string text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : Convert.ToDecimal(bound, CultureInfo.InvariantCulture)),
                double number => number.CompareTo(Convert.ToDouble(bound, CultureInfo.InvariantCulture)),
                float number => number.CompareTo(Convert.ToSingle(bound, CultureInfo.InvariantCulture)),
                DateTime time => time.CompareTo(DateTime.Parse((string)bound, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)),
                DateTimeOffset time => time.CompareTo(DateTimeOffset.Parse((string)bound, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
                DateOnly date => date.CompareTo(DateOnly.Parse((string)bound, CultureInfo.InvariantCulture)),
                TimeOnly time => time.CompareTo(TimeOnly.Parse((string)bound, CultureInfo.InvariantCulture)),
                ulong whole => CompareIntegers(whole, bound),
                Guid guid => guid.CompareTo(Guid.Parse((string)bound)),
                sbyte or byte or short or ushort or int or uint or long => CompareIntegers(Convert.ToInt64(value, CultureInfo.InvariantCulture), bound),
                string text => string.CompareOrdinal(text, (string)bound),
                _ => throw new ArgumentException($"A bound can't be compared with {value.GetType()}."),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
        {
            throw new ArgumentException($"The bound '{bound}' can't be read as {value.GetType()}.", nameof(bound), e);
        }
    }

    private static int CompareIntegers(ulong value, object bound) => bound switch
    {
        double real => ((double)value).CompareTo(real),
        string text => ((Int128)value).CompareTo(Int128.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)),
        ulong whole => value.CompareTo(whole),
        _ => ((Int128)value).CompareTo(Convert.ToInt64(bound, CultureInfo.InvariantCulture)),
    };

    private static int CompareIntegers(long value, object bound) => bound switch
    {
        double real => ((double)value).CompareTo(real),
        string text => value.CompareTo(long.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)),
        ulong whole => ((Int128)value).CompareTo(whole),
        _ => value.CompareTo(Convert.ToInt64(bound, CultureInfo.InvariantCulture)),
    };
}
