using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Catalog.Folding;

/// <summary>All that events tell of one dataset, apart from runs.</summary>
internal sealed class DatasetFold
{
    public SortedSet<LineageName> Symlinks { get; } = [];

    /// <summary>Where versions are kept: another name of the dataset, but nothing that people put rows into.</summary>
    public SortedSet<LineageName> Stores { get; } = [];

    public Known<string, IReadOnlyList<InputField>> ColumnLineage { get; } = new(StringComparer.Ordinal);

    public Known<string, DatasetFacets> Described { get; } = new(StringComparer.Ordinal);

    public void Apply(DatasetFacets? facets, EventOrder order)
    {
        if (facets is null)
            return;
        foreach (var link in facets.Symlinks?.Identifiers ?? [])
        {
            Symlinks.Add(new(link.Namespace, link.Name));
            if (facets.Custom("assay_version") is not null)
                Stores.Add(new(link.Namespace, link.Name));
        }

        foreach (var (column, from) in facets.ColumnLineage?.Fields ?? new Dictionary<string, ColumnSources>(StringComparer.Ordinal))
            ColumnLineage.Set(column, order, from.InputFields);
        if (facets.ColumnLineage is not null || facets.Custom("assay_opaque") is not null)
            Described.Set("columns", order, facets);
        if (facets.Schema is not null)
            Described.Set("schema", order, facets);
        if (facets.Documentation is not null)
            Described.Set("documentation", order, facets);
        if (facets.Ownership is not null)
            Described.Set("ownership", order, facets);
        if (facets.DatasetType is not null)
            Described.Set("type", order, facets);
    }
}

/// <summary>What the runs of one job read and write, whatever the run.</summary>
internal sealed class JobFold
{
    public SortedSet<LineageName> Reads { get; } = [];

    public SortedSet<LineageName> Writes { get; } = [];

    public Known<string, JobFacets> Described { get; } = new(StringComparer.Ordinal);

    public void Apply(LineageJob job, IEnumerable<InputDataset> inputs, IEnumerable<OutputDataset> outputs, EventOrder order)
    {
        Reads.UnionWith(inputs.Select(LineageName.Of));
        Writes.UnionWith(outputs.Select(LineageName.Of));
        Described.Set("job", order, job.Facets);
    }
}
