namespace Assay.Tracking;

/// <summary>One execution: what it was given, what it measured, what it read.</summary>
public sealed record Run
{
    /// <summary>Identity and state.</summary>
    public RunInfo Info { get => field ?? RunInfo.None; init; }

    /// <summary>Metrics, parameters and tags.</summary>
    public RunData Data { get => field ?? RunData.None; init; }

    /// <summary>The datasets it read.</summary>
    public RunInputs Inputs { get => field ?? RunInputs.None; init; }

    /// <summary>The models it logged; absent in the answer to a creation.</summary>
    public RunOutputs? Outputs { get; init; }
}
