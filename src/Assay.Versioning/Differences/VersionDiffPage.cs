using System.Globalization;
using Assay.Pages;
using Assay.Pages.Charts;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Workspace.Storage;
using Column = Assay.Pages.Parts.Column;
using PageTable = Assay.Pages.Parts.Table;

namespace Assay.Versioning.Differences;

/// <summary>A difference as one HTML page that needs nothing beside itself: what changed, where most, how distributions moved, and rows side by side.</summary>
public static class VersionDiffPage
{
    /// <summary>The page. Sensitive cells are masked in the difference already, and have no distribution.</summary>
    /// <param name="diff">The difference, with <see cref="VersionDiff.Columns"/> where distributions are to be shown.</param>
    /// <param name="made">When, told in the footer; null to leave that out.</param>
    public static string Render(VersionDiff diff, DateTimeOffset? made = null)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var (from, to) = (Name(diff.From, diff.FromSource), Name(diff.To, diff.ToSource));
        return new Page
        {
            Title = $"{diff.Dataset}: {from} → {to}",
            Lead = Lead(diff),
            Body = [.. new[] { Summary(diff), Columns(diff), Distributions(diff, from, to), Rows(diff, from, to) }.Where(part => !part.IsEmpty)],
            Made = made,
        }.Render();
    }

    /// <summary>Writes the page; what stood there is replaced when it is whole.</summary>
    /// <exception cref="Workspace.WorkspaceException">The file can't be written.</exception>
    public static Task WriteAsync(VersionDiff diff, string path, DateTimeOffset? made = null, CancellationToken cancellation = default) =>
        AtomicFile.ReplaceAsync(path, System.Text.Encoding.UTF8.GetBytes(Render(diff, made)), cancellation);

    private static string Name(int version, string? source) => source ?? $"version {version.ToString(CultureInfo.InvariantCulture)}";

    private static string Lead(VersionDiff diff)
    {
        if (diff.IsEmpty)
            return diff.OrderChanged ? "Only the order of the rows is another: nothing else changed." : "Nothing changed.";
        return $"{Show.Count(diff.Inserted)} rows came, {Show.Count(diff.Deleted)} went, {Show.Count(diff.Updated)} changed; {Show.Count(diff.Unchanged)} are as they were.";
    }

    private static SafeHtml Summary(VersionDiff diff) => Section.Of("What changed", "summary", Facts.Of(
    [
        ("rows that came", Show.Count(diff.Inserted)),
        ("rows that went", Show.Count(diff.Deleted)),
        ("rows that changed", Show.Count(diff.Updated)),
        ("rows as they were", Show.Count(diff.Unchanged)),
        ("matched by", diff.Keys.Count > 0 ? string.Join(", ", diff.Keys) : "whole rows"),
        ("why not by key", diff.KeyProblem),
        ("new columns", string.Join(", ", diff.Schema.Added)),
        ("columns that went", string.Join(", ", diff.Schema.Removed)),
        ("columns of another type", string.Join(", ", diff.Schema.TypeChanged.Select(change => $"{change.Column}: {change.From} → {change.To}"))),
        ("order of columns", diff.Schema.Reordered ? "another" : null),
        ("order of rows", diff.OrderChanged ? Badge.Of(diff.IsEmpty ? "another, and nothing else changed" : "another", Tone.Warning) : null),
    ]));

    private static SafeHtml Columns(VersionDiff diff)
    {
        if (diff.ChangedCells.Count == 0)
            return SafeHtml.Empty;
        var most = diff.ChangedCells.OrderByDescending(cell => cell.Value).ThenBy(cell => cell.Key, StringComparer.Ordinal).ToList();
        return Section.Of("Columns most changed", "columns",
            BarChart.Draw("Changed cells", [.. most.Take(20).Select(cell => new Bar(cell.Key, cell.Value))], value => Show.Count((long)value)),
            PageTable.Of("Changed cells by column", [new("Column"), new("Cells", Numeric: true), new("Of changed rows", Numeric: true)],
                most.Select(cell => (IReadOnlyList<object?>)[cell.Key, Show.Count(cell.Value), Show.Percent((double)cell.Value / diff.Updated)])));
    }

    private static SafeHtml Distributions(VersionDiff diff, string from, string to)
    {
        if (diff.Columns is not { Count: > 0 } columns)
            return SafeHtml.Empty;
        var charts = columns.Where(column => column.Edges.Count > 0)
            .Select(column => OverlayChart.Draw(column.Column, column.Edges, column.Before.Counts, column.After.Counts, from, to));
        var values = columns.Where(column => column.Values.Count > 0).Select(column => PageTable.Of(
            column.Column, [new("Value"), new(from, Numeric: true), new(to, Numeric: true), new("Change", Numeric: true)],
            column.Values.Select((value, at) => (IReadOnlyList<object?>)[value, Show.Count(column.Before.Counts[at]), Show.Count(column.After.Counts[at]), Signed(column.After.Counts[at] - column.Before.Counts[at])])));
        var overview = PageTable.Of(
            "Every column", [new("Column"), new("Nulls before", Numeric: true), new("Nulls after", Numeric: true), new("Mean before", Numeric: true), new("Mean after", Numeric: true)],
            columns.Select(column => (IReadOnlyList<object?>)[column.Column, Show.Count(column.Before.Nulls), Show.Count(column.After.Nulls), Show.Number(column.Before.Mean), Show.Number(column.After.Mean)]));
        return Section.Of("Before and after", "distributions", [overview, ChartGrid.Of([.. charts]), .. values]);
    }

    private static SafeHtml Rows(VersionDiff diff, string from, string to)
    {
        if (diff.Changes.Count == 0)
            return SafeHtml.Empty;
        var caption = diff.IsTruncated ? $"The first {Show.Count(diff.Changes.Count)} of {Show.Count(diff.Inserted + diff.Deleted + diff.Updated)} changed rows" : "Every changed row";
        return Section.Of("Rows side by side", "rows", PageTable.Of(
            caption, [new(diff.Keys.Count > 0 ? string.Join(", ", diff.Keys) : "Row"), new("What"), new("Column"), new(from), new(to)], diff.Changes.SelectMany(Lines)));
    }

    private static IEnumerable<IReadOnlyList<object?>> Lines(RowChange change)
    {
        var (word, tone) = change.Kind switch { RowChangeKind.Insert => ("came", Tone.Good), RowChangeKind.Delete => ("went", Tone.Bad), _ => ("changed", Tone.Warning) };
        var key = string.Join(", ", change.Key.Values.Select(cell => cell ?? "null"));
        if (change.Cells.Count == 0)
            yield return [key, Badge.Of(word, tone), "", "", ""];
        foreach (var cell in change.Cells)
        {
            yield return
            [
                key, Badge.Of(word, tone), cell.Column,
                change.Kind == RowChangeKind.Insert ? "" : cell.Old ?? "null", change.Kind == RowChangeKind.Delete ? "" : cell.New ?? "null",
            ];
        }
    }

    private static string Signed(long change) => change > 0 ? "+" + Show.Count(change) : Show.Count(change);
}
