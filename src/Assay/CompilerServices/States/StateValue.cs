using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>Values of columns within states.</summary>
internal static class StateValue
{
    internal static void Write<T>(StateWriter writer, T value)
    {
        switch (value)
        {
            case string text:
                writer.Text(text);
                break;
            case bool flag:
                writer.Bool(flag);
                break;
            case sbyte or byte or ushort or uint:
                writer.Int64(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.Int64(unchecked((long)number));
                break;
            case short number:
                writer.Int64(number);
                break;
            case int number:
                writer.Int64(number);
                break;
            case long number:
                writer.Int64(number);
                break;
            case float number:
                writer.Double(number);
                break;
            case double number:
                writer.Double(number);
                break;
            case decimal number:
                writer.Text(number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                writer.Int64(time.Ticks);
                break;
            case DateTimeOffset time:
                writer.Int64(time.UtcTicks);
                break;
            case DateOnly date:
                writer.Int64(date.DayNumber);
                break;
            case TimeOnly time:
                writer.Int64(time.Ticks);
                break;
            case Guid guid:
                writer.Bytes(guid.ToByteArray());
                break;
            default:
                throw new NotSupportedException($"A column of {typeof(T)} can't be part of a state.");
        }
    }

    internal static T Read<T>(StateReader reader)
    {
        try
        {
            object value = default(T) switch
            {
                bool => reader.Bool(),
                sbyte => checked((sbyte)reader.Int64()),
                byte => checked((byte)reader.Int64()),
                ushort => checked((ushort)reader.Int64()),
                uint => checked((uint)reader.Int64()),
                ulong => unchecked((ulong)reader.Int64()),
                short => checked((short)reader.Int64()),
                int => checked((int)reader.Int64()),
                long => reader.Int64(),
                float => (float)reader.Double(),
                double => reader.Double(),
                decimal => decimal.Parse(reader.Text() ?? "", CultureInfo.InvariantCulture),
                DateTime => new DateTime(reader.Int64()),
                DateTimeOffset => new DateTimeOffset(reader.Int64(), TimeSpan.Zero),
                DateOnly => DateOnly.FromDayNumber(checked((int)reader.Int64())),
                TimeOnly => new TimeOnly(reader.Int64()),
                Guid => new Guid(reader.Take(16)),
                null when typeof(T) == typeof(string) => reader.Text() ?? throw reader.Damaged("no text"),
                _ => throw new NotSupportedException($"A column of {typeof(T)} can't be part of a state."),
            };
            return (T)value;
        }
        catch (Exception e) when (e is OverflowException or ArgumentException or FormatException)
        {
            throw reader.Damaged($"no {typeof(T).Name}");
        }
    }
}
