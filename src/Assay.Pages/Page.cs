using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Assay.Pages.Assets;
using Assay.Pages.Templates;
using Assay.Pages.Text;

namespace Assay.Pages;

/// <summary>A link of a page's navigation.</summary>
/// <param name="Label">Its text.</param>
/// <param name="Href">Where it leads; relative, so that pages work from a folder.</param>
/// <param name="Current">Whether it leads to where the reader is.</param>
public sealed record NavItem(string Label, string Href, bool Current = false);

/// <summary>
/// A whole HTML page: header with navigation, main part, footer; light or dark as the reader's system is. It needs no script, and works from
/// a server, from a folder, and as a single file.
/// </summary>
public sealed record Page
{
    private static readonly HtmlTemplate Layout = HtmlTemplate.FromResource(Assembly.GetExecutingAssembly(), "Assay.Pages.Layout.sbn");

    /// <summary>Its title, also its first heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is on it, in this order.</summary>
    public IReadOnlyList<SafeHtml> Body { get; init; } = [];

    /// <summary>One sentence under the title; null for none.</summary>
    public string? Lead { get; init; }

    /// <summary>Name of the site that it belongs to; null when it stands alone.</summary>
    public string? Site { get; init; }

    /// <summary>The site's main navigation.</summary>
    public IReadOnlyList<NavItem> Nav { get; init; } = [];

    /// <summary>The way from the site's start to this page, without the page itself.</summary>
    public IReadOnlyList<NavItem> Trail { get; init; } = [];

    /// <summary>
    /// The way from the page to the site's root, empty or ending in <c>/</c> (<c>../</c>): stylesheet and scripts are in <c>assets/</c> there
    /// (<see cref="PageAssets.WriteAsync"/>). Null: the page carries the stylesheet itself and is a single file.
    /// </summary>
    public string? Root { get; init; }

    /// <summary>Stylesheets besides the site's own, by addresses relative to the page; only with a <see cref="Root"/>.</summary>
    public IReadOnlyList<string> Stylesheets { get; init; } = [];

    /// <summary>Classic scripts to run at the end, by addresses relative to the page. Vendored ones are in <see cref="PageAssets"/>; data
    /// comes as scripts too (<see cref="ScriptData"/>), since a page in a folder may not fetch its neighbours.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>
    /// A script of the program's own that a single file carries: constant text, never anything that was read. The page's policy lets it run and nothing
    /// else. Null for none; the page must be readable without.
    /// </summary>
    public string? InlineScript { get; init; }

    /// <summary>When it was made, told in the footer; null to leave that out.</summary>
    public DateTimeOffset? Made { get; init; }

    /// <summary>The language of its text.</summary>
    public string Language { get; init; } = "en";

    /// <summary>A page that is a single file.</summary>
    public static string Render(string title, IReadOnlyList<NavItem> nav, params IReadOnlyList<SafeHtml> body) =>
        new Page { Title = title, Nav = nav, Body = body }.Render();

    /// <summary>The page as HTML.</summary>
    public string Render() => Layout.Render(new
    {
        Language,
        Head = Head(),
        Title,
        Site,
        Home = (Root ?? "") + "index.html",
        Nav,
        Trail,
        Lead,
        Body = SafeHtml.Join(Body),
        Footer = Footer(),
        Scripts = SafeHtml.Join(
        [
            .. Scripts.Select(s => Html.Of($"<script src=\"{s}\"></script>")),
            InlineScript is null ? SafeHtml.Empty : SafeHtml.FromTrustedMarkup($"<script>{InlineScript}</script>"),
        ]),
    }).Markup;

    private SafeHtml Head()
    {
        if (Root is not null)
            return SafeHtml.Join(Stylesheets.Prepend(Root + PageAssets.StylesheetPath).Select(s => Html.Of($"<link rel=\"stylesheet\" href=\"{s}\">")));
        // A single file runs nothing but its own script and loads nothing, whatever got into it.
        var own = InlineScript is null ? "" : $" script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(InlineScript)))}';";
        var policy = Scripts.Count > 0
            ? SafeHtml.Empty
            : SafeHtml.FromTrustedMarkup($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';{own} style-src 'unsafe-inline'; img-src data:\">\n");
        return SafeHtml.FromTrustedMarkup($"{policy.Markup}<style>{PageAssets.Stylesheet}</style>");
    }

    private SafeHtml Footer() => Made is { } made
        ? Html.Of($"Made by Assay, <time datetime=\"{Show.Machine(made)}\">{Show.Instant(made)}</time>")
        : Html.Of($"Made by Assay");
}
