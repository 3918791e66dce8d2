using System.Globalization;

namespace Assay.Hosting.Scheduling;

/// <summary>A five-field cron expression as <c>OnCalendar=</c> of a systemd timer takes it (systemd.time(7)).</summary>
internal static class SystemdCalendar
{
    private static readonly string[] s_days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The lines of an expression: two where it names days of the month and of the week, for cron then takes either, and one line both.</summary>
    /// <exception cref="ArgumentException">There are not five fields.</exception>
    public static IReadOnlyList<string> Of(string cron)
    {
        var fields = cron.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
            throw new ArgumentException($"The schedule '{cron}' has {fields.Length.ToString(CultureInfo.InvariantCulture)} fields, expected 5.");
        var time = $"{Field(fields[1], 0, 23, [])}:{Field(fields[0], 0, 59, [])}:00 UTC";
        var month = Field(fields[3], 1, 12, s_months);
        var days = string.Join(',', Values(fields[4], 0, 6, s_days).Select(day => s_days[day]));
        if (fields[4] == "*")
            return [$"*-{month}-{Field(fields[2], 1, 31, [])} {time}"];
        if (fields[2] == "*")
            return [$"{days} *-{month}-* {time}"];
        return [$"*-{month}-{Field(fields[2], 1, 31, [])} {time}", $"{days} *-{month}-* {time}"];
    }

    private static string Field(string field, int first, int last, string[] names) => field == "*"
        ? "*"
        : string.Join(',', Values(field, first, last, names).Select(value => value.ToString("00", CultureInfo.InvariantCulture)));

    // Written out one by one: ranges and steps don't mean the same in both worlds.
    private static SortedSet<int> Values(string field, int first, int last, string[] names)
    {
        var values = new SortedSet<int>();
        foreach (var item in field.Split(','))
        {
            var parts = item.Split('/');
            var bounds = parts[0].Split('-');
            var from = parts[0] == "*" ? first : Value(bounds[0], first, names);
            var to = parts[0] == "*" ? last : Value(bounds[^1], first, names);
            for (var value = from; value <= to; value += parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1)
                values.Add(value);
        }

        return values;
    }

    private static int Value(string text, int first, string[] names) =>
        Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is var at and >= 0
            ? first + at
            : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
