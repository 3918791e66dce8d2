namespace Assay.Workspace.Lineage.Facets;

/// <summary>The run and job that a run is a part of: a step names its pipeline run.</summary>
public sealed record ParentRunFacet() : Facet("ParentRunFacet", "1-2-0")
{
    /// <summary>The parent's run.</summary>
    public required RunReference Run { get; init; }

    /// <summary>The parent's job.</summary>
    public required JobReference Job { get; init; }

    /// <summary>A parent facet from a run's id and its job.</summary>
    public static ParentRunFacet Of(Guid runId, string jobNamespace, string jobName) =>
        new() { Run = new(runId), Job = new(jobNamespace, jobName) };
}

/// <summary>Names a run.</summary>
/// <param name="RunId">Its id.</param>
public sealed record RunReference(Guid RunId);

/// <summary>Names a job.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record JobReference(string Namespace, string Name);

/// <summary>The scheduled time that a run stands for.</summary>
public sealed record NominalTimeFacet() : Facet("NominalTimeRunFacet", "1-0-1")
{
    /// <summary>Start of the time, included.</summary>
    public required DateTimeOffset NominalStartTime { get; init; }

    /// <summary>End of the time, excluded; null when open.</summary>
    public DateTimeOffset? NominalEndTime { get; init; }
}

/// <summary>Why a run failed. Carries types of exceptions, never their messages: those may quote cells.</summary>
public sealed record ErrorMessageFacet() : Facet("ErrorMessageRunFacet", "1-0-1")
{
    /// <summary>What failed.</summary>
    public required string Message { get; init; }

    /// <summary>The language of the program.</summary>
    public string ProgrammingLanguage { get; init; } = "C#";

    /// <summary>Where in the program; ours leave it out.</summary>
    public string? StackTrace { get; init; }
}

/// <summary>What executed a run.</summary>
public sealed record ProcessingEngineFacet() : Facet("ProcessingEngineRunFacet", "1-1-1")
{
    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Version of what made the event.</summary>
    public string? OpenlineageAdapterVersion { get; init; }
}

/// <summary>Outcomes of tests in a run: a gate's comparisons.</summary>
public sealed record TestRunFacet() : Facet("TestRunFacet", "1-0-1")
{
    /// <summary>The tests.</summary>
    public required IReadOnlyList<TestExecution> Tests { get; init; }
}

/// <summary>The outcome of one test.</summary>
public sealed record TestExecution
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended: <c>pass</c>, <c>fail</c>, <c>skip</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How much a failure matters: <c>error</c>, <c>warn</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>Kind of test.</summary>
    public string? Type { get; init; }

    /// <summary>What it asks, in words.</summary>
    public string? Description { get; init; }

    /// <summary>What was expected.</summary>
    public string? Expected { get; init; }

    /// <summary>What was found.</summary>
    public string? Actual { get; init; }
}
