using Assay.Build.Artifacts;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Assay.Build;

/// <summary>
/// Writes the artifacts that a built assembly carries as metadata (manifest, pipelines, lineage) below a folder, and deletes those that are
/// no longer declared.
/// </summary>
public sealed class WriteAssayArtifacts : Task
{
    /// <summary>The assembly to read.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The folder to write to.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The project's folder: source files in the manifest are relative to it.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The file that remembers what was written.</summary>
    [Required]
    public string Stamp { get; set; } = "";

    /// <summary>MSBuild's source roots; a deterministic build shows them under their <c>MappedPath</c>.</summary>
    public ITaskItem[] SourceRoots { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var contents = Read();
        if (contents is null)
            return false;
        if (contents.Artifacts.Count == 0 && contents.Declarations.Count > 0)
        {
            Log.LogError(
                subcategory: null,
                errorCode: "ASY9001",
                helpKeyword: null,
                file: Assembly,
                lineNumber: 0,
                columnNumber: 0,
                endLineNumber: 0,
                endColumnNumber: 0,
                message: $"{contents.Declarations[0].TypeName} is declared, but the compiler made nothing of it: it is too old to run Assay's generator, or wasn't given it. "
                    + "Reference the package Assay in the project itself: analyzers don't come through another project. "
                    + "Build with the .NET SDK 10.0.100 or later (dotnet --version) and don't set LangVersion below 14.");
            return false;
        }

        try
        {
            Write(contents);
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            Log.LogError($"The artifacts of {Assembly} could not be written: {fault.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    private AssemblyContents? Read()
    {
        try
        {
            using var stream = File.OpenRead(Assembly);
            return AssemblyContents.Read(stream);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            Log.LogError($"{Assembly} could not be read: {fault.Message}");
            return null;
        }
    }

    private void Write(AssemblyContents contents)
    {
        var places = new SourcePlaces(ProjectDirectory, [.. SourceRoots.Select(root => (root.GetMetadata("MappedPath"), root.ItemSpec))]);
        var artifacts = ManifestFile.Merge(contents, places.Of);
        var folder = new ArtifactFolder(OutputDirectory);
        foreach (var artifact in artifacts)
            folder.PathOf(artifact.Path);
        var written = 0;
        foreach (var artifact in artifacts)
        {
            if (folder.Write(artifact))
                written++;
        }

        foreach (var former in folder.Former(artifacts))
            folder.Delete(former);

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Stamp))!);
        File.WriteAllLines(Stamp, artifacts.Select(artifact => artifact.Path));
        Log.LogMessage(MessageImportance.Low, $"{artifacts.Count} artifacts, {written} of them written to {OutputDirectory}.");
    }
}
