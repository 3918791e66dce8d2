namespace Assay.Workspace.Lineage.Facets;

/// <summary>What kind of job it is.</summary>
public sealed record JobTypeFacet() : Facet("JobTypeJobFacet", "2-0-4")
{
    /// <summary><c>BATCH</c> or <c>STREAMING</c>.</summary>
    public string ProcessingType { get; init; } = "BATCH";

    /// <summary>What runs it.</summary>
    public string Integration { get; init; } = "ASSAY";

    /// <summary>Its kind: <c>PIPELINE</c>, <c>TASK</c>, <c>VALIDATION</c>…</summary>
    public string? JobType { get; init; }
}

/// <summary>Where a job's source code is.</summary>
public sealed record SourceCodeLocationFacet() : Facet("SourceCodeLocationJobFacet", "1-1-0")
{
    /// <summary>The source control system.</summary>
    public string Type { get; init; } = "git";

    /// <summary>Full address of the file, at its revision.</summary>
    public required string Url { get; init; }

    /// <summary>Address of the repository.</summary>
    public string? RepoUrl { get; init; }

    /// <summary>The file's path in the repository.</summary>
    public string? Path { get; init; }

    /// <summary>The revision.</summary>
    public string? Version { get; init; }

    /// <summary>The tag, if any.</summary>
    public string? Tag { get; init; }

    /// <summary>The branch, if known.</summary>
    public string? Branch { get; init; }
}

/// <summary>What a job is for, in words.</summary>
public sealed record JobDocumentationFacet() : Facet("DocumentationJobFacet", "1-1-0")
{
    /// <summary>The words.</summary>
    public required string Description { get; init; }

    /// <summary>Their MIME type.</summary>
    public string? ContentType { get; init; } = "text/markdown";
}

/// <summary>Who answers for a job.</summary>
public sealed record JobOwnershipFacet() : Facet("OwnershipJobFacet", "1-0-1")
{
    /// <summary>The owners.</summary>
    public required IReadOnlyList<Owner> Owners { get; init; }
}

/// <summary>One who answers for a job or dataset.</summary>
/// <param name="Name">E.g. <c>team:pricing</c>.</param>
/// <param name="Type">E.g. <c>MAINTAINER</c>; null when nothing is said.</param>
public sealed record Owner(string Name, string? Type = null);
