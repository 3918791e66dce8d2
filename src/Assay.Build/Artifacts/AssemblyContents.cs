using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Assay.Build.Artifacts;

/// <summary>What an assembly's metadata says of its declarations. Read without loading it: no user code runs.</summary>
/// <param name="Artifacts">The artifacts that it carries, in the order of its attributes.</param>
/// <param name="Declarations">The types that are marked as declarations.</param>
internal sealed record AssemblyContents(IReadOnlyList<Artifact> Artifacts, IReadOnlyList<Declaration> Declarations)
{
    private const string Prefix = "assay:";

    /// <summary>Reads an assembly.</summary>
    /// <exception cref="BadImageFormatException">The stream is no assembly.</exception>
    public static AssemblyContents Read(Stream assembly)
    {
        using var file = new PEReader(assembly, PEStreamOptions.LeaveOpen);
        var metadata = file.GetMetadataReader();
        return new AssemblyContents([.. ReadArtifacts(metadata)], [.. ReadDeclarations(metadata)]);
    }

    private static IEnumerable<Artifact> ReadArtifacts(MetadataReader metadata)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (AttributeNames.Of(metadata, attribute) is not "System.Reflection.AssemblyMetadataAttribute")
                continue;
            var value = Arguments(metadata, attribute);
            if (value.ReadSerializedString() is { } key && key.StartsWith(Prefix, StringComparison.Ordinal))
                yield return new Artifact(key[Prefix.Length..], value.ReadSerializedString() ?? "");
        }
    }

    private static IEnumerable<Declaration> ReadDeclarations(MetadataReader metadata)
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            foreach (var marked in metadata.GetTypeDefinition(handle).GetCustomAttributes())
            {
                var attribute = metadata.GetCustomAttribute(marked);
                if (AttributeNames.Of(metadata, attribute) is not { } name || Declaration.KindOf(name) is not { } kind)
                    continue;
                // Every declaration's constructor is (string name, string file, int line): the compiler fills in the last two.
                var value = Arguments(metadata, attribute);
                value.ReadSerializedString();
                yield return new Declaration(kind, AttributeNames.Of(metadata, handle), value.ReadSerializedString() ?? "", value.ReadInt32());
            }
        }
    }

    private static BlobReader Arguments(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return value;
    }
}

/// <summary>A file that an assembly carries.</summary>
/// <param name="Path">The path below the root, with forward slashes.</param>
/// <param name="Text">The content.</param>
internal sealed record Artifact(string Path, string Text);

/// <summary>A type marked as a declaration.</summary>
/// <param name="Kind">The folder of the manifest that it belongs to.</param>
/// <param name="TypeName">The type's full name in C#.</param>
/// <param name="File">The source file, as the compiler saw it.</param>
/// <param name="Line">The line, counted from 1.</param>
internal sealed record Declaration(string Kind, string TypeName, string File, int Line)
{
    /// <summary>The kind that an attribute declares; null for any other attribute.</summary>
    public static string? KindOf(string attribute) => attribute switch
    {
        "Assay.DatasetAttribute" or "Assay.ColumnsAttribute" => "datasets",
        "Assay.ModelAttribute" => "models",
        "Assay.PipelineAttribute" => "pipelines",
        "Assay.MonitorAttribute`1" => "monitors",
        _ => null,
    };
}
