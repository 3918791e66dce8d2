using System.Text;
using Assay.Pages;
using Microsoft.AspNetCore.Http;

namespace Assay.Hosting.Web;

/// <summary>The frame of the pages that <c>serve</c> makes as they are asked for.</summary>
internal static class SitePages
{
    // Nothing in a page runs but the site's own files, and nobody else may show it in a frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly (string Label, string Href)[] s_places = [("Catalog", "/catalog/index.html"), ("Runs", "/runs"), ("Monitors", "/monitors")];

    public static string Render(string title, string lead, string place, params IReadOnlyList<SafeHtml> body) => Page(title, lead, place, body).Render();

    public static Page Page(string title, string lead, string place, IReadOnlyList<SafeHtml> body) => new()
    {
        Title = title,
        Lead = lead,
        Site = "Assay",
        Root = "/",
        Nav = [.. s_places.Select(item => new NavItem(item.Label, item.Href, item.Href == place))],
        Body = body,
    };

    public static IResult Html(string page, int status = StatusCodes.Status200OK) => new PageResult(page, status);

    private sealed record PageResult(string Page, int Status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = Policy;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers["Referrer-Policy"] = "same-origin";
            return response.WriteAsync(Page, Encoding.UTF8, httpContext.RequestAborted);
        }
    }
}
