using System.Globalization;

namespace Assay.Versioning.Differences;

/// <summary>A difference for people: counts, then the first rows as a table.</summary>
public static class VersionDiffText
{
    private const int Widest = 40;

    /// <summary>Writes it.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="diff">The difference.</param>
    /// <param name="rows">The most rows shown.</param>
    public static void Write(TextWriter to, VersionDiff diff, int rows = 20)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(diff);
        to.WriteLine($"{diff.Dataset}: {Name(diff.From, diff.FromSource)} → {Name(diff.To, diff.ToSource)}");
        WriteSchema(to, diff);
        to.WriteLine(Line($"  {diff.Inserted:N0} inserted, {diff.Deleted:N0} deleted, {diff.Updated:N0} updated, {diff.Unchanged:N0} unchanged"));
        if (diff.KeyProblem is { } problem)
            to.WriteLine($"  whole rows were compared: {problem}");
        if (diff.ChangedCells.Count > 0)
            to.WriteLine($"  changed cells: {string.Join(", ", diff.ChangedCells.Select(cell => Line($"{cell.Key} {cell.Value:N0}")))}");
        if (diff.OrderChanged)
            to.WriteLine(diff.IsEmpty ? "  only the order of rows changed" : "  the order of rows changed");

        var shown = diff.Changes.Take(rows).ToList();
        if (shown.Count > 0)
        {
            to.WriteLine();
            WriteTable(to, shown);
        }

        var more = diff.Inserted + diff.Deleted + diff.Updated - shown.Count;
        if (more > 0)
            to.WriteLine(Line($"  … and {more:N0} more"));
    }

    /// <summary>What people call a side.</summary>
    internal static string Name(int version, string? source) => source ?? version.ToString(CultureInfo.InvariantCulture);

    private static void WriteSchema(TextWriter to, VersionDiff diff)
    {
        foreach (var column in diff.Schema.Added)
            to.WriteLine($"  + column {column}");
        foreach (var column in diff.Schema.Removed)
            to.WriteLine($"  − column {column}");
        foreach (var change in diff.Schema.TypeChanged)
            to.WriteLine($"  ~ column {change.Column}: {change.From} → {change.To}");
        if (diff.Schema.Reordered)
            to.WriteLine("  ~ columns stand in another order");
    }

    private static void WriteTable(TextWriter to, List<RowChange> changes)
    {
        List<string[]> lines = [["", "key", "column", "before", "after"]];
        foreach (var change in changes)
        {
            var sign = change.Kind switch { RowChangeKind.Insert => "+", RowChangeKind.Delete => "−", _ => "~" };
            var key = string.Join(", ", change.Key.Values.Select(Cell));
            if (change.Cells.Count == 0)
                lines.Add([sign, key, "", "", ""]);
            foreach (var cell in change.Cells)
            {
                lines.Add([sign, key, cell.Column, change.Kind == RowChangeKind.Insert ? "" : Cell(cell.Old), change.Kind == RowChangeKind.Delete ? "" : Cell(cell.New)]);
                (sign, key) = ("", "");
            }
        }

        var widths = Enumerable.Range(0, 5).Select(at => lines.Max(line => line[at].Length)).ToArray();
        foreach (var line in lines)
            to.WriteLine(("  " + string.Join("  ", line.Select((cell, at) => cell.PadRight(widths[at])))).TrimEnd());
    }

    private static string Cell(string? text)
    {
        if (text is null)
            return "null";
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? '·' : c));
        return plain.Length == 0 ? "\"\"" : plain.Length <= Widest ? plain : plain[..(Widest - 1)] + "…";
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
