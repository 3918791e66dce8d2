namespace Assay.Catalog.Folding;

/// <summary>What an entry of the catalog is.</summary>
public enum AssetKind
{
    /// <summary>Rows with a source.</summary>
    Dataset,

    /// <summary>Columns without a source: what steps hand to each other, what a model takes and returns.</summary>
    Columns,

    /// <summary>A model.</summary>
    Model,

    /// <summary>A pipeline.</summary>
    Pipeline,

    /// <summary>A step of a pipeline.</summary>
    Step,

    /// <summary>A monitor.</summary>
    Monitor,
}

/// <summary>An entry of the catalog: what was declared, and what became of it.</summary>
public abstract record Asset
{
    private protected Asset(AssetKind kind) => Kind = kind;

    /// <summary>What it is.</summary>
    public AssetKind Kind { get; }

    /// <summary>Its name across projects: <c>assay:project/kind/name</c>.</summary>
    public required string Urn { get; init; }

    /// <summary>The project that declares it; for a dataset that is only known from events, the namespace it has there.</summary>
    public required string Project { get; init; }

    /// <summary>Its name in the project; of a step, <c>pipeline.step</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in the words of its declaration; null where there are none.</summary>
    public string? Documentation { get; init; }

    /// <summary>The team that answers for it; null where nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it is declared; null where that isn't known.</summary>
    public SourceLocation? Declared { get; init; }

    /// <summary>The last runs about it, newest first.</summary>
    public IReadOnlyList<CatalogRun> Runs { get; init; } = [];

    /// <summary>The first sentence of the documentation, for lists; empty where there is none.</summary>
    public string Summary => Documentation is not { Length: > 0 } text ? "" : text.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? text[..(end + 1)] : text;
}

/// <summary>A dataset, or columns without a source.</summary>
public sealed record DatasetAsset(AssetKind Kind) : Asset(Kind)
{
    /// <summary>Its declaration; for a dataset that only events know, its name and what they tell.</summary>
    public required DatasetDescriptor Descriptor { get; init; }

    /// <summary>False for a dataset that only events know.</summary>
    public bool IsDeclared { get; init; } = true;

    /// <summary>The last validations, newest first.</summary>
    public IReadOnlyList<Validation> Validations { get; init; } = [];

    /// <summary>All committed versions, newest first.</summary>
    public IReadOnlyList<CommittedVersion> Versions { get; init; } = [];

    /// <summary>Physical places that runs read it from or wrote it to, in ordinal order.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>
    /// The batches that were validated together last (one command, one run of a pipeline), each once, newest first; empty where it never was.
    /// </summary>
    public IEnumerable<Validation> LastValidated => Validations.TakeWhile(v => v.Session == Validations[0].Session).DistinctBy(v => v.Source);

    /// <summary>The worst status of what was validated last; null where it never was.</summary>
    public VerdictStatus? Status => Validations.Count == 0 ? null : LastValidated.Max(v => v.Status);

    /// <summary>What became of a rule the last time it was judged; null where it never was.</summary>
    public RuleResult? LastOutcome(string ruleId)
    {
        RuleResult? worst = null;
        foreach (var outcome in LastValidated.SelectMany(v => v.Rules).Where(r => r.Id == ruleId))
        {
            if (worst is null || outcome.Status > worst.Status)
                worst = outcome;
        }

        return worst;
    }
}

/// <summary>A model.</summary>
public sealed record ModelAsset() : Asset(AssetKind.Model)
{
    /// <summary>Its declaration.</summary>
    public required ModelDescriptor Descriptor { get; init; }

    /// <summary>What gates found, newest first.</summary>
    public IReadOnlyList<GateResult> Gates { get; init; } = [];

    /// <summary>The versions that became champion, newest first.</summary>
    public IReadOnlyList<Deployment> Deployments { get; init; } = [];
}

/// <summary>A pipeline.</summary>
public sealed record PipelineAsset() : Asset(AssetKind.Pipeline)
{
    /// <summary>Its declaration.</summary>
    public required PipelineDescriptor Descriptor { get; init; }
}

/// <summary>A step of a pipeline.</summary>
public sealed record StepAsset() : Asset(AssetKind.Step)
{
    /// <summary>The pipeline.</summary>
    public required string Pipeline { get; init; }

    /// <summary>Its declaration.</summary>
    public required StepDescriptor Descriptor { get; init; }
}

/// <summary>A monitor.</summary>
public sealed record MonitorAsset() : Asset(AssetKind.Monitor)
{
    /// <summary>Its declaration.</summary>
    public required MonitorDescriptor Descriptor { get; init; }

    /// <summary>The last windows it judged, the latest first.</summary>
    public IReadOnlyList<MonitorWindow> Windows { get; init; } = [];
}
