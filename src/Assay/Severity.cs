namespace Assay;

/// <summary>What a failed rule, gate or monitor means for the work that depends on it.</summary>
public enum Severity
{
    /// <summary>Recorded in the verdict and the catalog; nobody is alerted.</summary>
    Info,

    /// <summary>Alerts, and the pipeline goes on.</summary>
    Warning,

    /// <summary>Stops the pipeline (exit code 1); in a prediction request, refuses the request.</summary>
    Error,
}
