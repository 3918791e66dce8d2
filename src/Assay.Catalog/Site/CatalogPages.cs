using Assay.Catalog.Folding;

namespace Assay.Catalog.Site;

/// <summary>Where the site's pages are, for who links to them. A page is there only when the site was built and knows of the asset.</summary>
public static class CatalogPages
{
    /// <summary>Path of a dataset's page below the site's root; of several projects' datasets of one name, the first.</summary>
    public static string OfDataset(string name) => Path(AssetKind.Dataset, name);

    /// <summary>Path of a model's page below the site's root; of several projects' models of one name, the first.</summary>
    public static string OfModel(string name) => Path(AssetKind.Model, name);

    private static string Path(AssetKind kind, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return SitePaths.Page(kind, name);
    }
}
