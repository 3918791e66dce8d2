using Assay.Catalog.Folding;

namespace Assay.Catalog.Search;

/// <summary>An asset as the search sees it.</summary>
public sealed record SearchDocument
{
    /// <summary>The asset's URN.</summary>
    public required string Urn { get; init; }

    /// <summary>What it is, in one word: <c>dataset</c>, <c>model</c>…</summary>
    public required string Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its documentation; empty where there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Names of its columns.</summary>
    public string Columns { get; init; } = "";

    /// <summary>What is said of its columns, parameters and checks.</summary>
    public string Details { get; init; } = "";

    /// <summary>The team that answers for it; empty where nobody is named.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Further words: units, metrics, sources, names in C#.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The document of an asset.</summary>
    public static SearchDocument Of(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        var document = new SearchDocument
        {
            Urn = asset.Urn,
            Kind = KindOf(asset.Kind),
            Name = asset.Name,
            Text = asset.Documentation ?? "",
            Owner = asset.Owner ?? "",
        };
        return asset switch
        {
            DatasetAsset { Descriptor: var d } => document with
            {
                Columns = Join(d.Columns.Select(c => c.Name).Concat(d.Columns.Where(c => c.StoredAs is not null).Select(c => c.StoredAs))),
                Details = Join(d.Columns.Select(c => c.Documentation).Concat(d.Rules.Where(r => r.Kind == "check").Select(r => r.Expectation))),
                Tags = Join([d.Source, TypeName(d.TypeName), .. d.Columns.Select(c => c.Unit), d.Columns.Any(c => c.Sensitivity != Sensitivity.None) ? "sensitive" : null]),
            },
            ModelAsset { Descriptor: var m } => document with { Tags = Join([TypeName(m.TypeName), m.Input, m.Output, .. m.Gates.Select(g => g.Metric)]) },
            PipelineAsset { Descriptor: var p } => document with
            {
                Details = Join(p.Steps.Select(s => s.Name)),
                Tags = Join([TypeName(p.TypeName), .. p.Parameters.Where(x => x.Documentation is null).Select(x => x.Name)]),
            },
            StepAsset { Descriptor: var s } => document with { Tags = Join([s.Method, s.Subject]) },
            MonitorAsset { Descriptor: var w } => document with
            {
                Tags = Join([TypeName(w.TypeName), w.Model, w.Drift is null ? null : "drift", .. w.Performance.Select(p => p.Metric), .. w.Alerts.Select(a => a.Channel)]),
            },
            _ => document,
        };
    }

    /// <summary>The word for a kind of asset.</summary>
    public static string KindOf(AssetKind kind) => kind switch
    {
        AssetKind.Dataset => "dataset",
        AssetKind.Columns => "columns",
        AssetKind.Model => "model",
        AssetKind.Pipeline => "pipeline",
        AssetKind.Step => "step",
        _ => "monitor",
    };

    private static string TypeName(string full) => full[(full.LastIndexOf('.') + 1)..];

    private static string Join(IEnumerable<string?> parts) => string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)).Distinct(StringComparer.Ordinal));
}
