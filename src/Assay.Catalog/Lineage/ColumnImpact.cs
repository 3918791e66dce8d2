using Assay.Catalog.Folding;

namespace Assay.Catalog.Lineage;

/// <summary>Who is affected when a column changes.</summary>
/// <param name="Columns">Columns that are made from it, nearest first.</param>
/// <param name="Rules">Ids of rules of any dataset that read it or look it up.</param>
/// <param name="Models">Models that take it, or a column made from it.</param>
/// <param name="Pipelines">Pipelines that read a dataset it is in.</param>
/// <param name="Monitors">Monitors of those models.</param>
/// <param name="Owners">The teams that answer for any of these, in ordinal order.</param>
/// <param name="Guessed">
/// True where the columns of a dataset on the way aren't traced one by one: everything behind it then counts as affected.
/// </param>
public sealed record ColumnImpact(
    IReadOnlyList<ColumnRef> Columns, IReadOnlyList<string> Rules, IReadOnlyList<ModelAsset> Models, IReadOnlyList<PipelineAsset> Pipelines,
    IReadOnlyList<MonitorAsset> Monitors, IReadOnlyList<string> Owners, bool Guessed)
{
    /// <summary>The datasets whose rows are others when it changes: it, or a column made from it, filters, joins, groups or sorts them.</summary>
    public IReadOnlyList<DatasetAsset> Decides { get; init; } = [];

    /// <summary>Asks who is affected.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="column">The column, by its name in C#.</param>
    public static ColumnImpact Of(CatalogModel catalog, ColumnRef column)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(column);
        var affected = catalog.Columns.Downstream(column).ToList();
        var guessed = false;
        foreach (var untraced in Untraced(catalog, [column, .. affected]).Concat(Unread(catalog, [column, .. affected])).Where(c => c != column).Except(affected).ToList())
        {
            guessed = true;
            affected.Add(untraced);
        }

        var all = affected.Prepend(column).ToHashSet();
        var decides = all.SelectMany(catalog.Columns.DecidedBy).Distinct(StringComparer.Ordinal).Select(catalog.Find).OfType<DatasetAsset>().ToList();
        var datasets = all.Select(c => c.Dataset).Concat(decides.Select(d => d.Urn)).ToHashSet(StringComparer.Ordinal);
        var models = catalog.Of<ModelAsset>().Where(m => datasets.Contains(catalog.Names.Urn(m.Project, "dataset", m.Descriptor.Input))).ToList();
        var monitors = catalog.Of<MonitorAsset>().Where(w => models.Any(m => m.Urn == catalog.Names.Urn(w.Project, "model", w.Descriptor.Model))).ToList();
        var pipelines = catalog.Of<PipelineAsset>().Where(p => p.Descriptor.Steps.SelectMany(s => s.Inputs)
            .Any(i => i.Kind is WireKind.Source or WireKind.Rows && datasets.Contains(catalog.Names.Urn(p.Project, "dataset", i.Of)))).ToList();
        var rules = catalog.Of<DatasetAsset>().SelectMany(d => d.Descriptor.Rules.Where(r => Reads(catalog, d, r, all)).Select(r => r.Id)).ToList();
        var owners = models.Concat<Asset>(monitors).Concat(pipelines).Concat(datasets.Select(catalog.Find).OfType<Asset>())
            .Select(a => a.Owner).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(affected, rules, models, pipelines, monitors, owners, guessed) { Decides = decides };
    }

    private static IEnumerable<ColumnRef> Untraced(CatalogModel catalog, IReadOnlyList<ColumnRef> columns) => catalog.Of<DatasetAsset>().Where(made =>
        made.Descriptor.Features is { } features
        && columns.Any(c => c.Dataset == catalog.Names.Urn(made.Project, "dataset", features.From))
        && !catalog.Columns.Edges.Any(e => e.To.Dataset == made.Urn))
        .SelectMany(made => made.Descriptor.Columns.Select(c => new ColumnRef(made.Urn, c.Name)));

    /// <summary>Columns that a step makes of a dataset by code that couldn't be read: any of the dataset's columns may go into them.</summary>
    private static IEnumerable<ColumnRef> Unread(CatalogModel catalog, IReadOnlyList<ColumnRef> columns) =>
        from pipeline in catalog.Of<PipelineAsset>()
        from step in pipeline.Descriptor.Steps
        where step.Inputs.Any(i => i.Kind is WireKind.Source or WireKind.Rows && columns.Any(c => c.Dataset == catalog.Names.Urn(pipeline.Project, "dataset", i.Of)))
        from output in step.Outputs
        let made = output.Of is null ? null : catalog.Find(catalog.Names.Urn(pipeline.Project, "dataset", output.Of)) as DatasetAsset
        where made is not null
        from column in output.Lineage?.Columns ?? []
        where column.Unread is not null
        select new ColumnRef(made.Urn, made.Descriptor.Columns.FirstOrDefault(c => c.StorageName == column.Column)?.Name ?? column.Column);

    private static bool Reads(CatalogModel catalog, DatasetAsset dataset, RuleDescriptor rule, HashSet<ColumnRef> columns) =>
        rule.Columns.Any(c => columns.Contains(new(dataset.Urn, c)))
        || (rule.Kind is "references" or "distribution_near" && rule.Arguments.TryGetValue("dataset", out var other) && rule.Arguments.TryGetValue("column", out var column)
            && columns.Contains(new(catalog.Names.Urn(dataset.Project, "dataset", other.GetString() ?? ""), column.GetString() ?? "")));
}
