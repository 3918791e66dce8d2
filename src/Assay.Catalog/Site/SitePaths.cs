using System.Globalization;
using System.Text;
using Assay.Catalog.Folding;

namespace Assay.Catalog.Site;

/// <summary>Which page tells of which asset: <c>datasets/flights.html</c>. Relative, so that the site works from any folder.</summary>
internal sealed class SitePaths
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    public SitePaths(CatalogModel catalog)
    {
        // File systems may not tell capitals apart, and projects may use one name each.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var asset in catalog.Assets)
        {
            var path = Page(asset.Kind, asset.Name);
            var start = path[..^".html".Length];
            if (!taken.Add(path))
                path = $"{FolderOf(asset.Kind)}/{Slug(asset.Project)}.{Slug(asset.Name)}.html";
            for (var n = 2; _paths.ContainsValue(path) || (path[..^5] != start && !taken.Add(path)); n++)
                path = string.Create(CultureInfo.InvariantCulture, $"{start}.{n}.html");
            _paths[asset.Urn] = path;
        }
    }

    /// <summary>The page of an asset, from the site's root; null where there is none.</summary>
    public string? Of(string? urn) => urn is not null && _paths.TryGetValue(urn, out var path) ? path : null;

    /// <summary>The page of the first asset of a kind and name.</summary>
    public static string Page(AssetKind kind, string name) => $"{FolderOf(kind)}/{Slug(name)}.html";

    public static string FolderOf(AssetKind kind) => kind switch
    {
        AssetKind.Dataset or AssetKind.Columns => "datasets",
        AssetKind.Model => "models",
        AssetKind.Pipeline => "pipelines",
        AssetKind.Step => "steps",
        _ => "monitors",
    };

    /// <summary>A file's name that is the same everywhere and needs no escaping in an address.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || (char)b is '-' || ((char)b is '.' && slug.Length > 0))
                slug.Append((char)b);
            else
                slug.Append(CultureInfo.InvariantCulture, $"_{b:x2}");
        }

        return slug.Length > 120 ? slug.ToString(0, 100) + "_" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12] : slug.ToString();
    }
}
