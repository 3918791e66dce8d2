namespace Assay.Pages.Parts;

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Numeric">Whether its cells are numbers: set to the right, with figures of one width.</param>
public sealed record Column(string Title, bool Numeric = false)
{
    /// <summary>What stands in place of the title, such as a link that sorts by the column; null for the title.</summary>
    public SafeHtml? Heading { get; init; }

    /// <summary>Whether rows are sorted by this column, and how.</summary>
    public SortOrder Sorted { get; init; }
}

/// <summary>How rows follow each other.</summary>
public enum SortOrder
{
    /// <summary>Not by this.</summary>
    None,

    /// <summary>The least first.</summary>
    Ascending,

    /// <summary>The greatest first.</summary>
    Descending,
}

/// <summary>Tables with a caption and headed columns, which scroll by themselves where they are too wide.</summary>
public static class Table
{
    /// <summary>Writes a table.</summary>
    /// <param name="caption">What it shows; read aloud before it.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The cells, as many as columns in each row. A <see cref="SafeHtml"/> goes in as it is, everything else as text.
    /// The first cell of a row is its heading.</param>
    /// <param name="empty">What is said when there are no rows.</param>
    /// <exception cref="ArgumentException">A row has more or fewer cells than there are columns.</exception>
    public static SafeHtml Of(string caption, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<object?>> rows, string empty = "None.")
    {
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var body = SafeHtml.Join(rows.Select(row => Row(columns, row)), "");
        if (body.IsEmpty)
            return Html.Of($"<p class=\"empty\"><strong>{caption}</strong> {empty}</p>");
        var head = SafeHtml.Join(columns.Select(Head), "");
        return Html.Of(
            $"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>");
    }

    private static SafeHtml Head(Column column) => column.Sorted == SortOrder.None
        ? Html.Of($"<th scope=\"col\" class=\"{Class(column)}\">{(object?)column.Heading ?? column.Title}</th>")
        : Html.Of($"<th scope=\"col\" class=\"{Class(column)}\" aria-sort=\"{(column.Sorted == SortOrder.Ascending ? "ascending" : "descending")}\">{(object?)column.Heading ?? column.Title}</th>");

    private static SafeHtml Row(IReadOnlyList<Column> columns, IReadOnlyList<object?> cells)
    {
        if (cells.Count != columns.Count)
            throw new ArgumentException($"A row has {cells.Count} cells and the table {columns.Count} columns.", nameof(cells));
        var written = cells.Select((cell, i) => i == 0
            ? Html.Of($"<th scope=\"row\" class=\"{Class(columns[i])}\">{cell}</th>")
            : Html.Of($"<td class=\"{Class(columns[i])}\">{cell}</td>"));
        return Html.Of($"<tr>{SafeHtml.Join(written, "")}</tr>");
    }

    private static string Class(Column column) => column.Numeric ? "number" : "words";
}
