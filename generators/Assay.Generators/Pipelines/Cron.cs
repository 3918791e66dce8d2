using System.Globalization;

namespace Assay.Generators.Pipelines;

/// <summary>
/// Checks 5-field cron expressions (minute, hour, day of month, month, day of week) against what all schedulers in use agree on: numbers,
/// <c>*</c>, ranges, steps, lists and the English names of months and days. Sunday is 0: Kubeflow's scheduler knows no 7.
/// </summary>
internal static class Cron
{
    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] s_days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Field[] s_fields =
    [
        new("minute", 0, 59, []), new("hour", 0, 23, []), new("day of month", 1, 31, []), new("month", 1, 12, s_months), new("day of week", 0, 6, s_days),
    ];

    /// <summary>What is wrong with an expression; null where nothing is.</summary>
    public static string? Fault(string expression)
    {
        var parts = expression.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != s_fields.Length)
            return $"it has {parts.Length.ToString(CultureInfo.InvariantCulture)} fields instead of 5 (minute, hour, day of month, month, day of week)";
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var item in parts[i].Split(','))
            {
                if (!IsItem(item, s_fields[i]))
                    return $"its {s_fields[i].Name} is '{parts[i]}'";
            }
        }

        return null;
    }

    private static bool IsItem(string item, Field field)
    {
        var slash = item.IndexOf('/');
        if (slash >= 0 && (!TryNumber(item.Substring(slash + 1), out var step) || step < 1 || step > field.Last))
            return false;
        var range = slash < 0 ? item : item.Substring(0, slash);
        if (range == "*")
            return true;
        var dash = range.IndexOf('-');
        if (dash < 0)
            return slash < 0 && field.TryValue(range, out _);
        return field.TryValue(range.Substring(0, dash), out var first) && field.TryValue(range.Substring(dash + 1), out var last) && first <= last;
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private sealed record Field(string Name, int First, int Last, string[] Names)
    {
        public bool TryValue(string text, out int value)
        {
            var name = Array.FindIndex(Names, known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase));
            if (name >= 0)
            {
                value = First + name;
                return true;
            }

            return TryNumber(text, out value) && value >= First && value <= Last;
        }
    }
}
