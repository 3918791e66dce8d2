namespace Assay.Profiling.Columns;

/// <summary>Tells values that stand for a missing one.</summary>
internal static class Missing
{
    private const int MostDigits = 5;

    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "na", "n/a", "#n/a", "nan", "null", "none", "nil", "-", "--", "---", "?", ".", "missing", "unknown", "not available", "n.a.", "(null)", "<na>", "\\n", "tbd",
    };

    /// <summary>Whether a text is a usual word for a missing value.</summary>
    public static bool IsWord(string text) => s_words.Contains(text.Trim());

    /// <summary>
    /// The numbers that look like codes: nothing but nines, at least three (999, −9999), or −1 where nothing else is negative; the least or greatest of
    /// all, and beyond Tukey's fences.
    /// </summary>
    public static IReadOnlyList<ValueCount> Among(IEnumerable<(double Number, string Text, long Times)> values, NumberProfile? numbers)
    {
        if (numbers is null)
            return [];
        var all = values.Where(value => double.IsFinite(value.Number)).OrderBy(value => value.Number).ToList();
        return all.Count < 3
            ? []
            : [.. new[] { all[0], all[^1] }.Where(value => IsCode(value.Number, value.Times, numbers)).Select(value => new ValueCount(value.Text, value.Times))];
    }

    private static bool IsCode(double number, long times, NumberProfile numbers)
    {
        if (number == -1)
            return numbers.Negatives == times && times > 1;
        var digits = Math.Abs(number).ToString("R", System.Globalization.CultureInfo.InvariantCulture).Replace(".0", "", StringComparison.Ordinal);
        return digits.Length is >= 3 and <= MostDigits && digits.All(digit => digit == '9')
            && (number < numbers.Outliers.LowerFence || number > numbers.Outliers.UpperFence);
    }
}
