using System.Globalization;
using Assay.Profiling.Columns;

namespace Assay.Profiling.Reports;

/// <summary>Writes a profile for people.</summary>
public static class ProfileText
{
    private const int MostRelations = 10;

    /// <summary>A paragraph for each column, then what goes together, then the rules that the data suggests. Sensitive values are never shown.</summary>
    public static void Write(TextWriter text, SourceProfile profile)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(profile);
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{profile.Source}  {profile.Rows:N0} rows, {profile.Columns.Count + profile.Skipped.Count} columns"));
        var width = profile.Columns.Select(column => column.Stored.Length).Append(8).Max();
        foreach (var column in profile.Columns)
        {
            var distinct = $"{(column.DistinctIsExact ? "" : "about ")}{ProfileWords.Count(column.Distinct)} distinct{(column.Unique ? ", unique" : "")}";
            var empty = column.Empty > 0 ? $", {ProfileWords.Count(column.Empty)} empty" : "";
            text.WriteLine($"  {ProfileWords.Printable(column.Stored).PadRight(width)}  {ProfileWords.Type(column)}, {ProfileWords.Count(column.Nulls)} null{empty}, {distinct}{(column.Sensitive ? ", looks personal: no value shown" : "")}");
            foreach (var line in Details(column))
                text.WriteLine($"  {"".PadRight(width)}  {line}");
        }

        foreach (var column in profile.Skipped)
            text.WriteLine($"  {ProfileWords.Printable(column.Stored).PadRight(width)}  can't be declared: {column.Reason}");
        Section(text, "Together", ProfileWords.Relations(profile.Relations).ToList());
        Section(text, $"Suggested rules (learned on {ProfileWords.Count(profile.HeldBack.Learned)} rows, tried on {ProfileWords.Count(profile.HeldBack.Rows)}: {profile.HeldBack.By})", [.. Suggestions(profile)], int.MaxValue);
    }

    private static void Section(TextWriter text, string title, List<string> lines, int most = MostRelations)
    {
        if (lines.Count == 0)
            return;
        text.WriteLine();
        text.WriteLine(title);
        foreach (var line in lines.Take(most))
            text.WriteLine($"  {line}");
        if (lines.Count > most)
            text.WriteLine($"  and {ProfileWords.Count(lines.Count - most)} more (--format json)");
    }

    // What a type says by itself is left to the declaration.
    private static IEnumerable<string> Suggestions(SourceProfile profile) => profile.Suggestions.Where(rule => rule.Rule != "required").Select(rule =>
        $"{string.Join(", ", rule.Columns.DefaultIfEmpty("*"))}: {ProfileWords.Rule(rule)}  {ProfileWords.Outcome(rule)}; {rule.Evidence}");

    private static IEnumerable<string> Details(ColumnProfile column)
    {
        var order = column.Order == RowOrder.None ? "" : $", {ProfileWords.Order(column.Order)}";
        if (column.Minimum is not null)
            yield return $"from {column.Minimum} to {column.Maximum}{(column.Numbers is { } some ? $", mean {ProfileWords.Number(some.Mean)}, deviation {ProfileWords.Number(some.StandardDeviation)}, skew {ProfileWords.Number(some.Skewness)}" : "")}{(column.NotFinite > 0 ? $", {ProfileWords.Count(column.NotFinite)} not finite" : "")}{order}";
        if (column.Numbers is { } numbers)
        {
            yield return $"{ProfileWords.Sparkline(numbers.Histogram.Counts)}  {(numbers.IsExact ? "" : "about ")}{string.Join(", ", numbers.Quantiles.Where(one => one.Share is >= 0.05 and <= 0.95).Select(one => $"{ProfileWords.Percent(one.Share)} {ProfileWords.Number(one.Value)}"))}";
            foreach (var line in ProfileWords.Oddities(numbers))
                yield return line;
        }

        if (column.LongestText is not null)
            yield return $"{column.ShortestText} to {column.LongestText} characters{(column.Pattern is null ? "" : $", like {column.Pattern}")}";
        if (column.Shapes.Count > 1 && column.Pattern is null)
            yield return $"shapes {string.Join(" · ", column.Shapes.Select(shape => $"{shape.Shape} {ProfileWords.Percent(shape.Share)}"))}";
        if (column.CodedMissing.Count > 0)
            yield return $"perhaps for missing ones: {string.Join(" · ", column.CodedMissing.Select(Times))}";
        if (column.Top.Count > 0 && !column.Unique)
            yield return string.Join(" · ", column.Top.Take(5).Select(Times));
    }

    private static string Times(ValueCount value) => $"{ProfileWords.Printable(value.Value)} ×{ProfileWords.Count(value.Count)}";
}
