using System.Reflection;
using System.Text;

namespace Assay.Pages.Assets;

/// <summary>A file that pages link to.</summary>
/// <param name="Path">Its path below the site's root, with <c>/</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PageAsset(string Path, ReadOnlyMemory<byte> Content);

/// <summary>The files that pages link to: one stylesheet, and vendored scripts with their licences.</summary>
public static class PageAssets
{
    /// <summary>Path of the stylesheet below the site's root.</summary>
    public const string StylesheetPath = "assets/assay.css";

    /// <summary>Path of MiniSearch below the site's root: full-text search over an index in the page, global <c>MiniSearch</c>.</summary>
    public const string MiniSearchPath = "assets/vendor/minisearch.js";

    /// <summary>Path of uPlot below the site's root: curves that can be looked at closely, global <c>uPlot</c>.</summary>
    public const string UPlotPath = "assets/vendor/uplot.js";

    /// <summary>Path of uPlot's stylesheet below the site's root.</summary>
    public const string UPlotStylesheetPath = "assets/vendor/uplot.css";

    private static readonly Assembly Home = typeof(PageAssets).Assembly;

    /// <summary>All files.</summary>
    public static IReadOnlyList<PageAsset> All { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(n => n.StartsWith("assets/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new PageAsset(n, Read(n))),
    ];

    /// <summary>The stylesheet's text.</summary>
    public static string Stylesheet { get; } = Encoding.UTF8.GetString(Read(StylesheetPath));

    /// <summary>Writes all files below a site's root, over former ones.</summary>
    public static async Task WriteAsync(string siteFolder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(siteFolder);
        foreach (var asset in All)
        {
            var file = Path.Combine(siteFolder, asset.Path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, asset.Content, cancellationToken);
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = Home.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
