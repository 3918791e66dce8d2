using System.Globalization;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>Reads the arguments of a rule in the types of its column.</summary>
internal static class RuleArguments
{
    internal static string Text(this RuleDescriptor rule, string name) =>
        rule.Arguments.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new NotSupportedException($"Rule {rule.Id} has no text '{name}': the assembly was built with another version of Assay.");

    internal static bool Flag(this RuleDescriptor rule, string name) => rule.Arguments.TryGetValue(name, out var value) && value.GetBoolean();

    internal static long? Long(this RuleDescriptor rule, string name) => rule.Arguments.TryGetValue(name, out var value) ? value.GetInt64() : null;

    internal static double? Number(this RuleDescriptor rule, string name) => rule.Arguments.TryGetValue(name, out var value) ? value.GetDouble() : null;

    internal static T? Value<T>(this RuleDescriptor rule, string name)
        where T : struct => rule.Arguments.TryGetValue(name, out var value) ? Read<T>(value) : null;

    internal static T[] Values<T>(this RuleDescriptor rule, string name) => [.. rule.Arguments[name].EnumerateArray().Select(Read<T>)];

    internal static T Read<T>(JsonElement value)
    {
        var culture = CultureInfo.InvariantCulture;
        object read = typeof(T) == typeof(string) ? value.GetString()!
            : typeof(T) == typeof(bool) ? value.GetBoolean()
            : typeof(T) == typeof(sbyte) ? value.GetSByte()
            : typeof(T) == typeof(byte) ? value.GetByte()
            : typeof(T) == typeof(short) ? value.GetInt16()
            : typeof(T) == typeof(ushort) ? value.GetUInt16()
            : typeof(T) == typeof(int) ? value.GetInt32()
            : typeof(T) == typeof(uint) ? value.GetUInt32()
            : typeof(T) == typeof(long) ? value.GetInt64()
            : typeof(T) == typeof(ulong) ? value.GetUInt64()
            : typeof(T) == typeof(float) ? (float)value.GetDouble()
            : typeof(T) == typeof(double) ? value.GetDouble()
            : typeof(T) == typeof(decimal) ? decimal.Parse(value.GetString()!, NumberStyles.Number, culture)
            : typeof(T) == typeof(DateTime) ? DateTime.Parse(value.GetString()!, culture, DateTimeStyles.RoundtripKind)
            : typeof(T) == typeof(DateTimeOffset) ? DateTimeOffset.Parse(value.GetString()!, culture, DateTimeStyles.AssumeUniversal)
            : typeof(T) == typeof(DateOnly) ? DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", culture)
            : typeof(T) == typeof(TimeOnly) ? TimeOnly.Parse(value.GetString()!, culture)
            : typeof(T) == typeof(Guid) ? value.GetGuid()
            : throw new NotSupportedException($"No rule has arguments of type {typeof(T)}.");
        return (T)read;
    }
}
