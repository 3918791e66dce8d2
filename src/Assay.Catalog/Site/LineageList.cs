using Assay.Catalog.Lineage;
using Assay.Pages;

namespace Assay.Catalog.Site;

/// <summary>A lineage as nested lists: what a node comes from, or where it goes. Says in words what the drawing shows.</summary>
internal static class LineageList
{
    private const int Deepest = 40;

    public static SafeHtml Upstream(LineageGraph graph, string id, Func<LineageNode, string?> href) =>
        Level(id, i => graph.In(i).Select(e => (e.Backwards, graph.Find(e.From)!)), href, new(StringComparer.Ordinal) { id }, 0);

    public static SafeHtml Downstream(LineageGraph graph, string id, Func<LineageNode, string?> href) =>
        Level(id, i => graph.Out(i).Select(e => (e.Words, graph.Find(e.To)!)), href, new(StringComparer.Ordinal) { id }, 0);

    /// <summary>The whole graph: from every node that comes from nothing.</summary>
    public static SafeHtml All(LineageGraph graph, Func<LineageNode, string?> href)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var roots = graph.Nodes.Where(n => !graph.In(n.Id).Any()).Select(root =>
        {
            seen.Add(root.Id);
            return Html.Of($"<li>{Name(root, href)}{Level(root.Id, i => graph.Out(i).Select(e => (e.Words, graph.Find(e.To)!)), href, seen, 0)}</li>");
        });
        return Html.Of($"<ul class=\"way\">{SafeHtml.Join(roots, "")}</ul>");
    }

    private static SafeHtml Level(
        string id, Func<string, IEnumerable<(string Words, LineageNode Node)>> next, Func<LineageNode, string?> href, HashSet<string> seen, int depth)
    {
        var items = next(id).Select(edge => !seen.Add(edge.Node.Id)
            ? Html.Of($"<li>{edge.Words} {Name(edge.Node, href)} (told already)</li>")
            : depth == Deepest
                ? Html.Of($"<li>{edge.Words} {Name(edge.Node, href)}, and further</li>")
                : Html.Of($"<li>{edge.Words} {Name(edge.Node, href)}{Level(edge.Node.Id, next, href, seen, depth + 1)}</li>")).ToList();
        return items.Count == 0 ? SafeHtml.Empty : Html.Of($"<ul class=\"way\">{SafeHtml.Join(items, "")}</ul>");
    }

    private static SafeHtml Name(LineageNode node, Func<LineageNode, string?> href) => href(node) is { } address
        ? Html.Of($"{NodeWords.KindOf(node.Kind)} <a href=\"{address}\">{node.Label}</a>{Within(node)}")
        : Html.Of($"{NodeWords.KindOf(node.Kind)} <span>{node.Label}</span>{Within(node)}");

    private static string Within(LineageNode node) => node.Within is null ? "" : $" of {node.Within}";
}
