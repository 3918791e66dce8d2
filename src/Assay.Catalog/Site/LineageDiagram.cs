using System.Globalization;
using System.Text;
using Assay.Catalog.Lineage;
using Assay.Pages;

namespace Assay.Catalog.Site;

/// <summary>A lineage as a drawing from left to right with links; <see cref="LineageList"/> says the same in words.</summary>
internal static class LineageDiagram
{
    private const int NameLength = 22, WhatLength = 32;

    /// <param name="graph">What is drawn.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="here">The id of the node that the page is about; null for none.</param>
    /// <param name="href">The address of a node's page; null where it has none.</param>
    public static SafeHtml Draw(LineageGraph graph, string title, string? here, Func<LineageNode, string?> href)
    {
        if (graph.Nodes.Count == 0)
            return SafeHtml.Empty;
        var layout = new LineageLayout(graph);
        var edges = SafeHtml.Join(layout.Edges.Select(e => Line(e, graph)), "");
        var words = SafeHtml.Join(layout.Edges.Select(Words), "");
        var nodes = SafeHtml.Join(layout.Nodes.OrderBy(n => n.X).ThenBy(n => n.Y).Select(n => Box(n, here, href(n.Node))), "");
        return Html.Of($"""
            <div class="wide lineage" tabindex="0" role="region" aria-label="{title}, a drawing">
            <svg width="{layout.Width}" height="{layout.Height}" viewBox="0 0 {layout.Width} {layout.Height}" role="group" aria-label="{title}">
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker></defs>
            {edges}{words}{nodes}
            </svg></div>
            """);
    }

    private static SafeHtml Line(PlacedEdge placed, LineageGraph graph)
    {
        var path = new StringBuilder();
        var (x, y) = placed.Points[0];
        path.Append(CultureInfo.InvariantCulture, $"M{x} {y}");
        for (var i = 1; i < placed.Points.Count; i++)
        {
            var (toX, toY) = placed.Points[i];
            var middle = (x + toX) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{middle} {y} {middle} {toY} {toX} {toY}");
            (x, y) = (toX, toY);
        }

        var said = $"{graph.Find(placed.Edge.From)!.Label} is {placed.Edge.Words} {graph.Find(placed.Edge.To)!.Label}";
        return Html.Of($"<path class=\"edge\" d=\"{path.ToString()}\" marker-end=\"url(#tip)\"><title>{said}</title></path>");
    }

    private static SafeHtml Words(PlacedEdge placed)
    {
        var (x, y) = placed.Points[^2];
        var (toX, toY) = placed.Points[^1];
        return Html.Of($"<text class=\"word\" x=\"{(x + toX) / 2}\" y=\"{((y + toY) / 2) - 4}\">{placed.Edge.Words}</text>");
    }

    private static SafeHtml Box(PlacedNode placed, string? here, string? href)
    {
        var node = placed.Node;
        var kind = NodeWords.KindOf(node.Kind) + (node.Within is null ? "" : " of " + node.Within);
        var current = node.Id == here;
        var box = Html.Of($"""
            <rect x="{placed.X}" y="{placed.Y}" width="{LineageLayout.NodeWidth}" height="{LineageLayout.NodeHeight}" rx="7"><title>{node.Label}</title></rect><text class="what" x="{placed.X + 10}" y="{placed.Y + 17}">{Short(kind, WhatLength)}</text><text class="name" x="{placed.X + 10}" y="{placed.Y + 35}">{Short(node.Label, NameLength)}</text>
            """);
        var name = $"node {NodeWords.ClassOf(node.Kind)}{(current ? " here" : "")}";
        return href is null || current
            ? Html.Of($"<g class=\"{name}\">{box}</g>")
            : Html.Of($"<a class=\"{name}\" href=\"{href}\">{box}</a>");
    }

    private static string Short(string text, int length) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";
}
