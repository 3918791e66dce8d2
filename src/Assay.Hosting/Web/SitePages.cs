using System.Text;
using Assay.Pages;
using Microsoft.AspNetCore.Http;

namespace Assay.Hosting.Web;

/// <summary>The frame of the pages that <c>serve</c> makes as they are asked for.</summary>
internal static class SitePages
{
    private static readonly (string Label, string Href)[] s_places = [("Catalog", "/catalog/index.html"), ("Runs", "/runs"), ("Monitors", "/monitors")];

    public static string Render(string title, string lead, string place, params IReadOnlyList<SafeHtml> body) => new Page
    {
        Title = title,
        Lead = lead,
        Site = "Assay",
        Nav = [.. s_places.Select(item => new NavItem(item.Label, item.Href, item.Href == place))],
        Body = body,
    }.Render();

    public static IResult Html(string page) => Results.Text(page, "text/html", Encoding.UTF8);
}
