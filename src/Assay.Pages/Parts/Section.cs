namespace Assay.Pages.Parts;

/// <summary>A part of a page under a heading of the second level.</summary>
public static class Section
{
    /// <summary>Writes a section.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="id">Its name in addresses (<c>#id</c>): lower-case letters, digits and <c>-</c>.</param>
    /// <param name="content">What is in it.</param>
    public static SafeHtml Of(string title, string id, params IReadOnlyList<SafeHtml> content) =>
        Html.Of($"<section id=\"{id}\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{title}</h2>{SafeHtml.Join(content)}</section>");
}
