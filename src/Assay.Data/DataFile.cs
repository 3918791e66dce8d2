namespace Assay.Data;

/// <summary>A file of a source.</summary>
/// <param name="Name">The path as people name it: as given, or what a glob matched, with forward slashes.</param>
/// <param name="Path">The absolute path.</param>
public sealed record DataFile(string Name, string Path);
