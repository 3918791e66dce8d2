using System.Globalization;
using Assay.Data.Columns;

namespace Assay.Data.Profiles;

/// <summary>Writes a profile for people.</summary>
public static class ProfileText
{
    /// <summary>A paragraph for each column: type, nulls, distinct values, range, most frequent values. Sensitive values are never shown.</summary>
    public static void Write(TextWriter text, SourceProfile profile)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(profile);
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{profile.Source}  {profile.Rows:N0} rows, {profile.Columns.Count + profile.Skipped.Count} columns"));
        var width = profile.Columns.Select(column => column.Stored.Length).Append(8).Max();
        foreach (var column in profile.Columns)
        {
            var type = ColumnTypeNames.Of(new ColumnDescriptor { Name = column.Name, Type = column.Type });
            var distinct = $"{(column.DistinctIsExact ? "" : "about ")}{Text(column.Distinct)} distinct{(column.Unique ? ", unique" : "")}";
            text.WriteLine($"  {column.Stored.PadRight(width)}  {type}, {Text(column.Nulls)} null, {distinct}{(column.Sensitive ? ", looks personal: no value shown" : "")}");
            foreach (var line in Details(column))
                text.WriteLine($"  {"".PadRight(width)}  {line}");
        }

        foreach (var column in profile.Skipped)
            text.WriteLine($"  {column.Stored.PadRight(width)}  can't be declared: {column.Reason}");
    }

    private static IEnumerable<string> Details(ColumnProfile column)
    {
        if (column.Minimum is not null)
            yield return $"from {column.Minimum} to {column.Maximum}{(column.Mean is { } mean ? $", mean {Text(mean)}" : "")}{(column.NotFinite > 0 ? $", {Text(column.NotFinite)} not finite" : "")}";
        if (column.Quantiles is [var q5, var q25, var q50, var q75, var q95])
            yield return $"5 % {Text(q5)}, 25 % {Text(q25)}, median {Text(q50)}, 75 % {Text(q75)}, 95 % {Text(q95)}";
        if (column.LongestText is not null)
            yield return $"{column.ShortestText} to {column.LongestText} characters{(column.Pattern is null ? "" : $", like {column.Pattern}")}";
        if (column.Top.Count > 0 && !column.Unique)
            yield return string.Join(" · ", column.Top.Select(value => $"{Printable(value.Value)} ×{Text(value.Count)}"));
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("G5", CultureInfo.InvariantCulture);

    private static string Printable(string value)
    {
        const int longest = 40;
        var shown = value.Length == 0 ? "\"\"" : string.Concat(value.Select(character => char.IsControl(character) ? '·' : character));
        return shown.Length <= longest ? shown : shown[..longest] + "…";
    }
}
