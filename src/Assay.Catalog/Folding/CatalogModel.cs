using Assay.Catalog.Lineage;

namespace Assay.Catalog.Folding;

/// <summary>The catalog: every asset with what became of it, and how they hang together. Made by <see cref="CatalogFold"/>; never changes.</summary>
public sealed class CatalogModel
{
    private readonly Dictionary<string, Asset> _byUrn;

    internal CatalogModel(IReadOnlyList<Asset> assets, DeclaredNames names, LineageGraph lineage, ColumnLineage columns)
    {
        Assets = assets;
        Names = names;
        Lineage = lineage;
        Columns = columns;
        _byUrn = assets.ToDictionary(a => a.Urn, StringComparer.Ordinal);
    }

    /// <summary>What names in declarations mean.</summary>
    internal DeclaredNames Names { get; }

    /// <summary>All assets, by kind, name and project.</summary>
    public IReadOnlyList<Asset> Assets { get; }

    /// <summary>From raw files to monitors.</summary>
    public LineageGraph Lineage { get; }

    /// <summary>From column to column.</summary>
    public ColumnLineage Columns { get; }

    /// <summary>The asset of a URN; null where there is none.</summary>
    public Asset? Find(string urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>The assets of one type.</summary>
    public IEnumerable<T> Of<T>()
        where T : Asset => Assets.OfType<T>();
}
