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

    /// <summary>The longest time between two runs, in seconds; null where the expression can't be read, or never comes true.</summary>
    public static double? LongestGap(string expression) => Fault(expression) is null
        ? CronCalendar.LongestGap([.. expression.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(static (part, i) => Values(part, s_fields[i]))])
        : null;

    private static CronValues Values(string part, Field field)
    {
        var holds = new bool[field.Last + 1];
        foreach (var item in part.Split(','))
        {
            if (!TryItem(item, field, out var first, out var last, out var step))
                continue;
            for (var value = first; value <= last; value += step)
                holds[value] = true;
        }

        return new CronValues(holds, part == "*");
    }

    private static bool IsItem(string item, Field field) => TryItem(item, field, out _, out _, out _);

    private static bool TryItem(string item, Field field, out int first, out int last, out int step)
    {
        (first, last, step) = (field.First, field.Last, 1);
        var slash = item.IndexOf('/');
        if (slash >= 0 && (!TryNumber(item.Substring(slash + 1), out step) || step < 1 || step > field.Last))
            return false;
        var range = slash < 0 ? item : item.Substring(0, slash);
        if (range == "*")
            return true;
        var dash = range.IndexOf('-');
        if (dash >= 0)
            return field.TryValue(range.Substring(0, dash), out first) && field.TryValue(range.Substring(dash + 1), out last) && first <= last;
        if (slash >= 0 || !field.TryValue(range, out first))
            return false;
        last = first;
        return true;
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
