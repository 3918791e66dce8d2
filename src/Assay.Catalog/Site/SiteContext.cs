using Assay.Catalog.Folding;
using Assay.Catalog.Lineage;
using Assay.Catalog.Search;
using Assay.Pages;

namespace Assay.Catalog.Site;

/// <summary>What every page needs: the catalog, where other pages are, and when it was made.</summary>
internal sealed class SiteContext(CatalogModel catalog, DateTimeOffset made, string? sourceAddress)
{
    public const string StylesheetPath = "assets/catalog.css", SearchScriptPath = "assets/catalog-search.js", IndexPath = "assets/catalog-index.js";

    public CatalogModel Catalog { get; } = catalog;

    public DateTimeOffset Made { get; } = made;

    public SitePaths Paths { get; } = new(catalog);

    /// <summary>The graph of what things are made of, without single runs and versions.</summary>
    public LineageGraph Shapes { get; } = catalog.Lineage.Where(n => n.Kind is not (NodeKind.Run or NodeKind.Version));

    /// <summary>A page of the site.</summary>
    /// <param name="root">The way to the site's root: empty or <c>../</c>.</param>
    /// <param name="title">Its title.</param>
    /// <param name="lead">One sentence under it.</param>
    /// <param name="body">What is on it.</param>
    /// <param name="trail">The way to it.</param>
    /// <param name="scripts">Scripts, from the site's root.</param>
    /// <param name="current">The entry of the navigation that it is.</param>
    public string Page(
        string root, string title, string? lead, IEnumerable<SafeHtml> body, IReadOnlyList<NavItem>? trail = null, IReadOnlyList<string>? scripts = null,
        string? current = null) => new Page
        {
            Title = title,
            Lead = string.IsNullOrWhiteSpace(lead) ? null : lead,
            Site = "Catalog",
            Root = root,
            Made = Made,
            Nav = [new("Inventory", root + "index.html", current == "index"), new("Lineage", root + "lineage.html", current == "lineage")],
            Trail = trail ?? [],
            Scripts = [.. (scripts ?? []).Select(s => root + s)],
            Body = [Html.Of($"<link rel=\"stylesheet\" href=\"{root}{StylesheetPath}\">"), .. body],
        }.Render();

    /// <summary>A link to an asset's page; its name alone where it has none.</summary>
    public SafeHtml Link(string root, string urn, string name) =>
        Paths.Of(urn) is { } path ? Html.Of($"<a href=\"{root}{path}\">{name}</a>") : Html.Of($"<span>{name}</span>");

    public SafeHtml Link(string root, Asset asset) => Link(root, asset.Urn, asset.Name);

    public Func<LineageNode, string?> Href(string root) => node => Paths.Of(node.Asset) is { } path ? root + path : null;

    /// <summary>Where a declaration stands; a link where the repository's address is known.</summary>
    public SafeHtml Source(SourceLocation? place)
    {
        if (place is null)
            return SafeHtml.Empty;
        var line = place.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var name = $"{place.File}:{line}";
        if (sourceAddress is null)
            return Html.Of($"<code>{name}</code>");
        var file = string.Join('/', place.File.Split('/').Select(Uri.EscapeDataString));
        var address = sourceAddress.Replace("{file}", file, StringComparison.Ordinal).Replace("{line}", line, StringComparison.Ordinal);
        return Html.Of($"<a href=\"{address}\"><code>{name}</code></a>");
    }

    public static string KindWord(AssetKind kind) => SearchDocument.KindOf(kind);
}
