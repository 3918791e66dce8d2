using Assay.Catalog.Folding;
using Assay.Pages;
using Assay.Pages.Parts;

namespace Assay.Catalog.Site;

/// <summary>The first page: a search box, and everything there is, by kind.</summary>
internal static class Inventory
{
    private static readonly AssetKind[] Shown = [AssetKind.Dataset, AssetKind.Model, AssetKind.Pipeline, AssetKind.Monitor, AssetKind.Columns, AssetKind.Step];

    public static string Title(AssetKind kind) => kind switch
    {
        AssetKind.Dataset => "Datasets",
        AssetKind.Columns => "Columns between steps",
        AssetKind.Model => "Models",
        AssetKind.Pipeline => "Pipelines",
        AssetKind.Step => "Steps",
        _ => "Monitors",
    };

    private static string Counted(AssetKind kind, int count) => kind switch
    {
        AssetKind.Columns => count == 1 ? "set of columns" : "sets of columns",
        _ => count == 1 ? SiteContext.KindWord(kind) : Title(kind).ToLowerInvariant(),
    };

    public static string Id(AssetKind kind) => SiteContext.KindWord(kind) is "columns" ? "columns" : SiteContext.KindWord(kind) + "s";

    public static string Render(SiteContext site)
    {
        var groups = Shown.Select(kind => (Kind: kind, Assets: site.Catalog.Assets.Where(a => a.Kind == kind).ToList())).Where(g => g.Assets.Count > 0).ToList();
        var counts = SafeHtml.Join(groups.Select(g => Html.Of($"<li><a href=\"#{Id(g.Kind)}\"><strong>{g.Assets.Count}</strong> {Counted(g.Kind, g.Assets.Count)}</a></li>")), "");
        var sections = groups.Select(g => Section.Of(Title(g.Kind), Id(g.Kind), g.Kind == AssetKind.Step ? Steps(site, g.Assets) : Cards(site, g.Assets)));
        var nothing = groups.Count > 0 ? SafeHtml.Empty : Html.Of($"<p class=\"notice\">Nothing is declared yet: mark a record with <code>[Dataset(\"…\")]</code> and build the project.</p>");
        return site.Page(
            "",
            "What there is",
            "Every dataset, model, pipeline and monitor: who answers for it, how it stands, where it comes from and where it goes.",
            [
                Search(),
                Html.Of($"<div id=\"inventory\"><ul class=\"counts\">{counts}</ul>{nothing}{SafeHtml.Join(sections)}</div>"),
            ],
            scripts: [Pages.Assets.PageAssets.MiniSearchPath, SiteContext.IndexPath, SiteContext.SearchScriptPath],
            current: "index");
    }

    // Hidden until its script runs: without scripts a box that does nothing would only be in the way.
    private static SafeHtml Search() => Html.Of($"""
        <form id="search" class="search" role="search" hidden>
        <label>Search by name, column, owner, or words of a description <input id="q" type="search" autocomplete="off" spellcheck="false"></label>
        <label>Kind <select id="kind"><option value="">all</option></select></label>
        <label>Who answers for it <select id="owner"><option value="">all</option></select></label>
        </form>
        <p id="hits-status" role="status" class="kind"></p>
        <ul id="hits" class="cards" aria-label="Found"></ul>
        """);

    private static SafeHtml Cards(SiteContext site, List<Asset> assets)
    {
        var cards = assets.Select(a => Html.Of(
            $"<li class=\"card\"><h3>{site.Link("", a)}</h3>{Health.Badge(a)} <span class=\"kind\">{a.Owner ?? "no owner"}</span><p>{a.Summary}</p></li>"));
        return Html.Of($"<ul class=\"cards\">{SafeHtml.Join(cards, "")}</ul>");
    }

    private static SafeHtml Steps(SiteContext site, List<Asset> assets)
    {
        var pipelines = assets.OfType<StepAsset>().GroupBy(s => (s.Project, s.Pipeline)).Select(p => Html.Of(
            $"<li>{p.Key.Pipeline}: {SafeHtml.Join(p.Select(s => site.Link("", s.Urn, s.Descriptor.Name)), ", ")}</li>"));
        return Html.Of($"<details><summary>{assets.Count} steps of pipelines</summary><ul class=\"way\">{SafeHtml.Join(pipelines, "")}</ul></details>");
    }
}
