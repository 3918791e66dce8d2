using System.Reflection;
using Assay.Pages.Assets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Assay.Hosting.Web;

/// <summary><c>/assets</c>: the stylesheet and scripts that pages link to.</summary>
internal static class SiteAssets
{
    /// <summary>The script that makes curves out of drawings.</summary>
    public const string Curves = "/assets/curves.js";

    private static readonly Dictionary<string, byte[]> s_files = PageAssets.All
        .Select(asset => (Path: "/" + asset.Path, Content: asset.Content.ToArray()))
        .Append((Path: Curves, Content: Own("Assay.Hosting.Web.curves.js")))
        .ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal);

    public static void MapSiteAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{**path}", static (HttpContext http) =>
    {
        if (!s_files.TryGetValue(http.Request.Path.Value ?? "", out var content))
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(content, Path.GetExtension(http.Request.Path.Value) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            _ => "text/plain; charset=utf-8",
        });
    });

    private static byte[] Own(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
