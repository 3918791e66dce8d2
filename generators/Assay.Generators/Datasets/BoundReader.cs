using System.Globalization;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Reads bounds and allowed values in a column's own type, while compiling.</summary>
internal static class BoundReader
{
    private static readonly string[] s_timesOfDay = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    /// <summary>A value in a column's type.</summary>
    /// <param name="Json">
    /// As JSON, in the column's own type (whole where that is): numbers as numbers, decimals and times as text; null for infinities, which
    /// have no JSON form.
    /// </param>
    /// <param name="Words">As people read it.</param>
    /// <param name="Value">To compare two bounds with.</param>
    internal sealed record Bound(string? Json, string Words, IComparable Value);

    /// <summary>Which side a bound limits: an integer column rounds a fraction towards the values that pass.</summary>
    internal enum Side
    {
        Least,
        Greatest,
        Exact,
    }

    /// <summary>A number that is no cell: a length, a mean, a number of rows.</summary>
    public static Bound Number<T>(T number)
        where T : struct, IComparable, IFormattable
    {
        var text = number.ToString(null, CultureInfo.InvariantCulture);
        return new Bound(text, text, number);
    }

    /// <summary>Reads a constant; null where it can't be a value of the column.</summary>
    public static Bound? Read(ColumnModel column, TypedConstant constant, Side side)
    {
        if (constant.Kind == TypedConstantKind.Enum && column.Kind == ColumnKind.Enum)
            return Reading.AttributeValues.EnumMember(constant) is { } member ? Text(member) : null;
        return constant.Kind == TypedConstantKind.Primitive && constant.Value is { } value ? Read(column, value, side) : null;
    }

    /// <summary>Reads a constant as a decimal, whatever the column; null where it is none.</summary>
    public static Bound? Decimal(TypedConstant constant) => constant is { Kind: TypedConstantKind.Primitive, Value: { } value } ? Decimal(value) : null;

    private static Bound? Read(ColumnModel column, object value, Side side)
    {
        switch (column.Kind)
        {
            case ColumnKind.Boolean:
                return value is bool flag ? new Bound(Literals.Of(flag), Literals.Of(flag), flag) : null;
            case ColumnKind.Int8:
                return Integer(value, sbyte.MinValue, sbyte.MaxValue, side);
            case ColumnKind.UInt8:
                return Integer(value, byte.MinValue, byte.MaxValue, side);
            case ColumnKind.UInt16:
                return Integer(value, ushort.MinValue, ushort.MaxValue, side);
            case ColumnKind.UInt32:
                return Integer(value, uint.MinValue, uint.MaxValue, side);
            case ColumnKind.UInt64:
                return Integer(value, ulong.MinValue, ulong.MaxValue, side);
            case ColumnKind.Int16:
                return Integer(value, short.MinValue, short.MaxValue, side);
            case ColumnKind.Int32:
                return Integer(value, int.MinValue, int.MaxValue, side);
            case ColumnKind.Int64:
                return Integer(value, long.MinValue, long.MaxValue, side);
            case ColumnKind.Float:
                return Real(value) is { } real ? new Bound(JsonText.Number(real), Words(real), (double)(float)real) : null;
            case ColumnKind.Double:
                return Real(value) is { } number ? new Bound(JsonText.Number(number), Words(number), number) : null;
            case ColumnKind.Decimal:
                return Decimal(value);
            case ColumnKind.String:
                return value is string text ? Text(text) : null;
            case ColumnKind.Enum:
                return value is string name && column.EnumMembers.Any(member => member.Name == name) ? Text(name) : null;
            default:
                return value is string time ? Time(column.Kind, time) : null;
        }
    }

    private static Bound Text(string text) => new(JsonText.Quote(text), text, text);

    // Decimals hold all integers of 64 bits, with or without a sign.
    private static Bound? Integer(object value, decimal least, decimal greatest, Side side)
    {
        switch (value)
        {
            case double or float:
                var real = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                if (double.IsNaN(real))
                    return null;
                var rounded = side == Side.Least ? Math.Ceiling(real) : side == Side.Greatest ? Math.Floor(real) : real;
                if (side == Side.Exact && rounded != Math.Floor(rounded))
                    return null;
                // Beyond 2⁶⁴ there is no integer of ours, and no need to be exact.
                var whole = rounded > 18446744073709551616.0 ? 18446744073709551616m : rounded < -18446744073709551616.0 ? -18446744073709551616m : (decimal)rounded;
                return Clamp(whole, least, greatest, side, Words(real));
            case string text:
                return decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
                    ? Clamp(parsed, least, greatest, side)
                    : null;
            case ulong or long or int or short or sbyte or byte or ushort or uint:
                return Clamp(Convert.ToDecimal(value, CultureInfo.InvariantCulture), least, greatest, side);
            default:
                return null;
        }
    }

    // A bound beyond the type's values is as good as the type's own end; on the other side, or as a value, nothing could pass.
    private static Bound? Clamp(decimal value, decimal least, decimal greatest, Side side, string? words = null)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (value < least && side == Side.Least)
            return new Bound(least.ToString(CultureInfo.InvariantCulture), words ?? text, least);
        if (value > greatest && side == Side.Greatest)
            return new Bound(greatest.ToString(CultureInfo.InvariantCulture), words ?? text, greatest);
        return value < least || value > greatest ? null : new Bound(text, words ?? text, value);
    }

    private static double? Real(object value)
    {
        switch (value)
        {
            case double or float or ulong or long or int or short or sbyte or byte or ushort or uint:
                var real = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                return double.IsNaN(real) ? null : real;
            case string text:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && !double.IsNaN(parsed) ? parsed : null;
            default:
                return null;
        }
    }

    /// <summary>Reads a value as a decimal; null where it is none.</summary>
    public static Bound? Decimal(object value)
    {
        decimal number;
        switch (value)
        {
            case string text:
                if (!decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number))
                    return null;
                break;
            case double or float:
                var real = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                if (double.IsNaN(real) || Math.Abs(real) >= (double)decimal.MaxValue)
                    return null;
                number = (decimal)real;
                break;
            case ulong or long or int or short or sbyte or byte or ushort or uint:
                number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                break;
            default:
                return null;
        }

        var written = number.ToString(CultureInfo.InvariantCulture);
        return new Bound(JsonText.Quote(written), written, number);
    }

    private static Bound? Time(ColumnKind kind, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (kind)
        {
            case ColumnKind.Timestamp:
                // A time with an offset would be turned to this machine's zone.
                if (!DateTime.TryParse(text, culture, DateTimeStyles.RoundtripKind, out var time) || time.Kind == DateTimeKind.Local)
                    return null;
                return Time(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", culture), time.Ticks);
            case ColumnKind.Instant:
                if (!DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var instant))
                    return null;
                return Time(instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", culture),
                    instant.UtcTicks);
            case ColumnKind.Date:
                if (!DateTime.TryParse(text, culture, DateTimeStyles.None, out var date) || date.TimeOfDay != TimeSpan.Zero)
                    return null;
                return Time(date.ToString("yyyy-MM-dd", culture),
                    date.Ticks);
            case ColumnKind.Time:
                if (!DateTime.TryParseExact(text, s_timesOfDay, culture, DateTimeStyles.NoCurrentDateDefault, out var timeOfDay))
                    return null;
                return Time(timeOfDay.ToString("HH:mm:ss.FFFFFFF", culture), timeOfDay.Ticks);
            case ColumnKind.Binary:
                return null;
            default:
                if (!Guid.TryParse(text, out var guid))
                    return null;
                return Time(guid.ToString(), guid);
        }
    }

    private static Bound Time(string text, IComparable value) => new(JsonText.Quote(text), text, value);

    private static string Words(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
