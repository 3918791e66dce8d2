namespace Assay.Tracking;

/// <summary>A search for experiments, models or versions.</summary>
public sealed record SearchQuery
{
    /// <summary>MLflow's grammar: <c>clause AND clause</c>, such as <c>name LIKE 'a%' AND tags.team = 'x'</c>. Null takes all.</summary>
    public string? Filter { get; init; }

    /// <summary>Such as <c>name ASC</c>; empty takes the server's order.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>Rows per page, at least 1.</summary>
    public int MaxResults { get; init; } = 100;

    /// <summary>Looked at for experiments only.</summary>
    public ViewType View { get; init; } = ViewType.ActiveOnly;
}

/// <summary>A search for runs.</summary>
public sealed record RunQuery
{
    /// <summary>The experiments to look into; at least one.</summary>
    public required IReadOnlyList<string> ExperimentIds { get; init; }

    /// <summary>MLflow's grammar, such as <c>metrics.auc &gt; 0.7 AND params.lr = '0.1'</c>. Null takes all.</summary>
    public string? Filter { get; init; }

    /// <summary>Such as <c>metrics.auc DESC</c>. Numbers come first, then NaN, then runs without the key; ties by start, newest first.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>Rows per page, 1 to 50000.</summary>
    public int MaxResults { get; init; } = 1000;

    /// <summary>Which life-cycle stages to look at.</summary>
    public ViewType View { get; init; } = ViewType.ActiveOnly;
}
