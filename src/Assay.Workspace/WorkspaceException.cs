namespace Assay.Workspace;

/// <summary>The workspace could not be read or written: a disk, a file system, a damaged file.</summary>
/// <inheritdoc cref="EnvironmentException(string, string, string, string, string, bool, Exception?)"/>
public sealed class WorkspaceException(
    string what, string where, string found, string expected, string remedy, bool isTransient = false, Exception? inner = null)
    : EnvironmentException(what, where, found, expected, remedy, isTransient, inner);
