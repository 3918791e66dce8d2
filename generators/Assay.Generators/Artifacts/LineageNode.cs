namespace Assay.Generators.Artifacts;

/// <summary>A dataset or model as lineage names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Project">The project that declares it; null where it is this one.</param>
internal sealed record LineageNode(string Name, string? Project);
