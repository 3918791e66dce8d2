using Assay.Catalog.Site;
using Assay.Workspace;

namespace Assay.Hosting.Web.Runs;

/// <summary>Addresses of pages of the catalog, as far as it has been built.</summary>
internal sealed class CatalogLinks(AssayWorkspace workspace)
{
    public string? Dataset(string name) => Of(CatalogPages.OfDataset(name));

    public string? Model(string name) => Of(CatalogPages.OfModel(name));

    private string? Of(string page) => File.Exists(Path.Combine(workspace.Catalog, page)) ? "/catalog/" + page : null;
}
