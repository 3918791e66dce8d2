using Assay.Catalog.Lineage;
using Assay.Pages;
using Assay.Pages.Parts;

namespace Assay.Catalog.Site;

/// <summary>The whole way, from raw files to monitors.</summary>
internal static class LineagePage
{
    public static string Render(SiteContext site)
    {
        // Columns say what rows look like; the way of the data itself is clearer without them.
        var way = site.Shapes.Where(n => n.Kind != NodeKind.Columns);
        IEnumerable<SafeHtml> body = way.Nodes.Count == 0
            ? [Html.Of($"<p class=\"notice\">Nothing is declared yet.</p>")]
            :
            [
                LineageDiagram.Draw(way, "From sources to monitors", null, site.Href("")),
                Section.Of("The same as a list", "list", LineageList.All(way, site.Href(""))),
            ];
        return site.Page(
            "", "From raw file to monitor", "What everything is made from, and where it goes: sources on the left, what watches the models on the right.", body, current: "lineage");
    }
}
