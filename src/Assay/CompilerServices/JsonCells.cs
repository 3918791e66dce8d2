using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>
/// Cells of JSON rows. Numbers are JSON numbers, times are ISO 8601 text, and what JSON has no number for (NaN, infinities) is text of that
/// name. Nothing is converted silently: a number in quotes is no number.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonCells
{
    /// <summary>Whether the reader stands on an object; otherwise reports it and skips what is there.</summary>
    public static bool IsObject(ref Utf8JsonReader reader, ICollection<JsonFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (reader.TokenType == JsonTokenType.StartObject)
            return true;
        faults.Add(new JsonFault("", Found(ref reader), "an object"));
        reader.Skip();
        return false;
    }

    /// <summary>Reads the value of the member that the reader stands on; reports what is wrong with it.</summary>
    /// <typeparam name="T">The type of the column's view.</typeparam>
    /// <param name="reader">Stands on the member's name; afterwards on the end of its value.</param>
    /// <param name="member">The column's stored name.</param>
    /// <param name="nullable">Whether null is allowed.</param>
    /// <param name="seen">Whether the member was there before; set.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is a value: false for null and for a fault.</returns>
    public static bool TryRead<T>(
        ref Utf8JsonReader reader, string member, bool nullable, ref bool seen, ICollection<JsonFault> faults, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (!Begin(ref reader, member, nullable, ref seen, faults, Expected<T>()))
            return false;
        return TryReadValue(ref reader, member, faults, out value);
    }

    internal static bool TryReadValue<T>(ref Utf8JsonReader reader, string member, ICollection<JsonFault> faults, [MaybeNullWhen(false)] out T value)
    {
        if (TryGet(ref reader, out value))
            return true;
        faults.Add(new JsonFault(member, Found(ref reader), Expected<T>()));
        reader.Skip();
        return false;
    }

    /// <summary>As <see cref="TryRead{T}"/>, for an enum by its members' names.</summary>
    public static bool TryReadMember(
        ref Utf8JsonReader reader, string member, bool nullable, IReadOnlyList<string> members, ref bool seen, ICollection<JsonFault> faults, [MaybeNullWhen(false)] out string value)
    {
        ArgumentNullException.ThrowIfNull(members);
        value = null;
        if (!Begin(ref reader, member, nullable, ref seen, faults, ExpectedMember(members)))
            return false;
        return TryReadMemberValue(ref reader, member, members, faults, out value);
    }

    internal static bool TryReadMemberValue(
        ref Utf8JsonReader reader, string member, IReadOnlyList<string> members, ICollection<JsonFault> faults, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.String)
        {
            value = reader.GetString()!;
            if (members.Contains(value, StringComparer.Ordinal))
                return true;
        }

        faults.Add(new JsonFault(member, reader.TokenType == JsonTokenType.String ? "another text" : Found(ref reader), ExpectedMember(members)));
        reader.Skip();
        return false;
    }

    /// <summary>Writes a member: null where the value is.</summary>
    public static void Write<T>(Utf8JsonWriter writer, string name, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        WriteValue(writer, value);
    }

    /// <summary>Writes a value without a name.</summary>
    public static void WriteValue<T>(Utf8JsonWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case short number:
                writer.WriteNumberValue(number);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case sbyte or byte or ushort:
                writer.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture));
                break;
            case uint number:
                writer.WriteNumberValue(number);
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case float number when !float.IsFinite(number):
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case double number when !double.IsFinite(number):
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case DateTime time:
                // A time without a zone: this machine's must not come in.
                writer.WriteStringValue(DateTime.SpecifyKind(time, DateTimeKind.Unspecified));
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case Guid guid:
                writer.WriteStringValue(guid);
                break;
            default:
                writer.WriteStringValue(CellText.Of(value));
                break;
        }
    }

    /// <summary>What a column of the type expects, in words.</summary>
    public static string Expected<T>() =>
        typeof(T) == typeof(bool) ? "true or false"
        : typeof(T) == typeof(sbyte) ? "an integer of 8 bits"
        : typeof(T) == typeof(short) ? "an integer of 16 bits"
        : typeof(T) == typeof(int) ? "an integer of 32 bits"
        : typeof(T) == typeof(long) ? "an integer of 64 bits"
        : typeof(T) == typeof(byte) ? "an integer from 0 to 255"
        : typeof(T) == typeof(ushort) ? "an integer from 0 to 65535"
        : typeof(T) == typeof(uint) ? "an integer of 32 bits, not below 0"
        : typeof(T) == typeof(ulong) ? "an integer of 64 bits, not below 0"
        : typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(decimal) ? "a number"
        : typeof(T) == typeof(DateTime) ? "a time without a zone, such as \"2001-05-31T13:05:00\""
        : typeof(T) == typeof(DateTimeOffset) ? "a time with a zone, such as \"2001-05-31T13:05:00Z\""
        : typeof(T) == typeof(DateOnly) ? "a date, such as \"2001-05-31\""
        : typeof(T) == typeof(TimeOnly) ? "a time of day, such as \"13:05:00\""
        : typeof(T) == typeof(Guid) ? "a GUID"
        : typeof(T) == typeof(byte[]) ? "bytes in base64"
        : "text";

    /// <summary>What an enum's column expects, in words.</summary>
    public static string ExpectedMember(IReadOnlyList<string> members) => $"one of {string.Join(", ", members)}";

    internal static bool Begin(
        ref Utf8JsonReader reader, string member, bool nullable, ref bool seen, ICollection<JsonFault> faults, string expected)
    {
        ArgumentNullException.ThrowIfNull(faults);
        reader.Read();
        if (seen)
            faults.Add(new JsonFault(member, "given twice", "given once"));
        seen = true;
        if (reader.TokenType != JsonTokenType.Null)
            return true;
        if (!nullable)
            faults.Add(new JsonFault(member, "null", expected));
        return false;
    }

    private static bool TryGet<T>(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out T value)
    {
        object? read = null;
        if (typeof(T) == typeof(bool))
            read = reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : null;
        else if (reader.TokenType == JsonTokenType.Number)
            read = Number<T>(ref reader);
        else if (reader.TokenType == JsonTokenType.String)
            read = Text<T>(ref reader);
        value = read is T typed ? typed : default;
        return read is T;
    }

    private static object? Number<T>(ref Utf8JsonReader reader)
    {
        if (typeof(T) == typeof(sbyte))
            return reader.TryGetSByte(out var number) ? number : null;
        if (typeof(T) == typeof(byte))
            return reader.TryGetByte(out var number) ? number : null;
        if (typeof(T) == typeof(ushort))
            return reader.TryGetUInt16(out var number) ? number : null;
        if (typeof(T) == typeof(uint))
            return reader.TryGetUInt32(out var number) ? number : null;
        if (typeof(T) == typeof(ulong))
            return reader.TryGetUInt64(out var number) ? number : null;
        if (typeof(T) == typeof(short))
            return reader.TryGetInt16(out var number) ? number : null;
        if (typeof(T) == typeof(int))
            return reader.TryGetInt32(out var number) ? number : null;
        if (typeof(T) == typeof(long))
            return reader.TryGetInt64(out var number) ? number : null;
        if (typeof(T) == typeof(float))
            return reader.TryGetSingle(out var number) && float.IsFinite(number) ? number : null;
        if (typeof(T) == typeof(double))
            return reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
        if (typeof(T) == typeof(decimal))
            return reader.TryGetDecimal(out var number) ? number : null;
        return null;
    }

    private static object? Text<T>(ref Utf8JsonReader reader)
    {
        if (typeof(T) == typeof(string))
            return reader.GetString();
        // UTC is taken as it stands; a time with another offset would be turned to this machine's zone.
        if (typeof(T) == typeof(DateTime))
            return reader.TryGetDateTime(out var local) && local.Kind != DateTimeKind.Local ? DateTime.SpecifyKind(local, DateTimeKind.Unspecified) : null;
        if (typeof(T) == typeof(DateTimeOffset))
            return HasZone(reader.GetString()!) && reader.TryGetDateTimeOffset(out var time) ? time : null;
        if (typeof(T) == typeof(DateOnly))
            return DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        if (typeof(T) == typeof(TimeOnly))
            return TimeOfDay.TryRead(reader.GetString(), out var timeOfDay) ? timeOfDay : null;
        if (typeof(T) == typeof(Guid))
            return reader.TryGetGuid(out var guid) ? guid : null;
        if (typeof(T) == typeof(byte[]))
            return reader.TryGetBytesFromBase64(out var bytes) ? bytes : null;
        if (typeof(T) == typeof(double) || typeof(T) == typeof(float))
        {
            var number = reader.GetString() switch
            {
                "NaN" => double.NaN,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                _ => 0,
            };
            return number == 0 ? null : typeof(T) == typeof(float) ? (object)(float)number : number;
        }

        return null;
    }

    private static bool HasZone(string text) =>
        text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text.Contains('T', StringComparison.Ordinal));

    internal static string Found(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.True or JsonTokenType.False => "a bool",
        JsonTokenType.Number => "another number",
        JsonTokenType.String => "a text",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        _ => "nothing",
    };
}
