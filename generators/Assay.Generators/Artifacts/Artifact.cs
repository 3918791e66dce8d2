using Assay.Generators.Rendering;

namespace Assay.Generators.Artifacts;

/// <summary>A file that the build writes below <c>assay/</c>, carried by the assembly as metadata.</summary>
/// <param name="Path">The path below <c>assay/</c>, with forward slashes.</param>
/// <param name="Text">The content.</param>
internal sealed record Artifact(string Path, string Text)
{
    /// <summary>The attribute that carries it. Metadata, because a string literal in code is UTF-16 and limited in size.</summary>
    public string ToAttribute() =>
        $"[assembly: global::System.Reflection.AssemblyMetadataAttribute({Literals.Text("assay:" + Path)}, {Literals.Raw(Text)})]";
}
