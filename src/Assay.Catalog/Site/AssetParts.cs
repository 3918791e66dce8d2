using Assay.Catalog.Folding;
using Assay.Catalog.Lineage;
using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Catalog.Site;

/// <summary>Parts that the pages of several kinds of assets share.</summary>
internal static class AssetParts
{
    private const string Root = "../";

    /// <summary>What it is, who answers for it, how it stands.</summary>
    public static SafeHtml Head(SiteContext site, Asset asset, params (string Name, object? Value)[] more) => Facts.Of(
    [
        ("How it stands", Health.Badge(asset)),
        ("Who answers for it", asset.Owner ?? "nobody is named"),
        .. more,
        ("Declared at", site.Source(asset.Declared)),
        ("Project", asset.Project),
    ]);

    /// <summary>Where it comes from and where it goes: a drawing of its neighbourhood, and the whole of it as lists.</summary>
    public static SafeHtml Lineage(SiteContext site, Asset asset, LineageGraph? drawn = null)
    {
        var id = asset.Urn;
        var near = drawn ?? Near(site.Shapes, [id], 2);
        if (near.Nodes.Count < 2)
            return Section.Of("Where it comes from and where it goes", "lineage", Html.Of($"<p class=\"empty\">Nothing is known to read or make it.</p>"));
        var from = LineageList.Upstream(site.Shapes, id, site.Href(Root));
        var to = LineageList.Downstream(site.Shapes, id, site.Href(Root));
        return Section.Of(
            "Where it comes from and where it goes",
            "lineage",
            LineageDiagram.Draw(near, $"Lineage of {asset.Name}", id, site.Href(Root)),
            from.IsEmpty ? SafeHtml.Empty : Html.Of($"<details><summary>Everything it comes from, as a list</summary>{from}</details>"),
            to.IsEmpty ? SafeHtml.Empty : Html.Of($"<details><summary>Everything that comes of it, as a list</summary>{to}</details>"));
    }

    /// <summary>The nodes up to some steps away.</summary>
    public static LineageGraph Near(LineageGraph graph, IEnumerable<string> ids, int steps)
    {
        var near = ids.Where(i => graph.Find(i) is not null).ToHashSet(StringComparer.Ordinal);
        var before = near.ToList();
        var after = near.ToList();
        for (var step = 0; step < steps; step++)
        {
            before = [.. before.SelectMany(graph.In).Select(e => e.From).Distinct(StringComparer.Ordinal)];
            after = [.. after.SelectMany(graph.Out).Select(e => e.To).Distinct(StringComparer.Ordinal)];
            near.UnionWith(before);
            near.UnionWith(after);
        }

        return graph.Where(n => near.Contains(n.Id));
    }

    public static SafeHtml Runs(Asset asset)
    {
        var metrics = asset.Runs.SelectMany(r => r.Metrics.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(6).ToList();
        return Section.Of("Last runs", "runs", Table.Of(
            "Runs, the newest first",
            [new("Started"), new("State"), new("Took", true), new("Job"), .. metrics.Select(m => new Column(m, true)), new("Run")],
            asset.Runs.Take(15).Select(run => (IReadOnlyList<object?>)
            [
                Time(run.Started),
                run.Error is { } error ? Html.Of($"{Health.Badge(run.State)}<br>{error}") : Health.Badge(run.State),
                Show.Duration(run.Duration),
                run.Job,
                .. metrics.Select(m => (object?)(run.Metrics.TryGetValue(m, out var value) ? Show.Number(value) : Show.Nothing)),
                Html.Of($"<code>{run.RunId.ToString("D")[..8]}…{run.RunId.ToString("D")[^4..]}</code>"),
            ]),
            "No run was told of yet."));
    }

    public static SafeHtml Time(DateTimeOffset time) => Html.Of($"<time datetime=\"{Show.Machine(time)}\">{Show.Instant(time)}</time>");

    public static SafeHtml Hash(string? hash) => hash is null ? SafeHtml.Text(Show.Nothing) : hash.Length > 20 ? Html.Of($"<code>{hash[..19]}…</code>") : Html.Of($"<code>{hash}</code>");

    public static SafeHtml Documentation(Asset asset) => asset.Documentation is { Length: > 0 } text && text != asset.Summary ? MarkdownText.ToHtml(text) : SafeHtml.Empty;

    public static string Page(SiteContext site, Asset asset, IEnumerable<SafeHtml> body)
    {
        var group = Inventory.Title(asset.Kind);
        return site.Page(
            Root,
            asset.Name,
            asset.Summary.Length > 0 ? asset.Summary : "Its declaration says nothing about it.",
            [Documentation(asset), .. body],
            [new("Inventory", Root + "index.html"), new(group, $"{Root}index.html#{Inventory.Id(asset.Kind)}")]);
    }
}
