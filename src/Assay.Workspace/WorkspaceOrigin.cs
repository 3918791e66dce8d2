namespace Assay.Workspace;

/// <summary>Why a folder is the workspace.</summary>
public enum WorkspaceOrigin
{
    /// <summary>Its path was given (the value of <c>ASSAY_WORKSPACE</c>).</summary>
    Configured,

    /// <summary>The nearest ancestor that already has one.</summary>
    Ancestor,

    /// <summary>None exists yet; it belongs beside the nearest solution above.</summary>
    BesideSolution,

    /// <summary>None exists yet and there is no solution; it belongs beside the nearest project above.</summary>
    BesideProject,

    /// <summary>Neither a workspace nor a solution nor a project above: the folder itself.</summary>
    StartFolder,
}

/// <summary>Where the workspace is (it need not exist yet), and why there.</summary>
/// <param name="Path">Full path of the workspace folder.</param>
/// <param name="Origin">The rule that led there.</param>
public sealed record WorkspaceLocation(string Path, WorkspaceOrigin Origin);
