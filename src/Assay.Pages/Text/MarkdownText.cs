using Ganss.Xss;
using Markdig;
using Markdig.Syntax;

namespace Assay.Pages.Text;

/// <summary>
/// Markdown from outside (descriptions of datasets and models) as safe markup. Two layers: HTML in the text is shown as text (Markdig), and
/// the result is cleaned (HtmlSanitizer), because Markdig leaves <c>javascript:</c> in links.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build();

    private static readonly HtmlSanitizer Sanitizer = Cleaner();

    /// <summary>The text as markup.</summary>
    /// <param name="markdown">CommonMark with pipe tables; null or blank gives nothing.</param>
    /// <param name="topHeading">The level (1 to 6) that its first-level headings get, so that they fit under the page's own.</param>
    public static SafeHtml ToHtml(string? markdown, int topHeading = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(topHeading, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(topHeading, 6);
        if (string.IsNullOrWhiteSpace(markdown))
            return SafeHtml.Empty;
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(6, heading.Level + topHeading - 1);
        return SafeHtml.FromTrustedMarkup(Sanitizer.Sanitize(document.ToHtml(Pipeline)));
    }

    private static HtmlSanitizer Cleaner()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "ins", "li", "mark", "ol",
                "p", "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "title", "start" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
        });
        return sanitizer;
    }
}
