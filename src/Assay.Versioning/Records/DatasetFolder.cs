using System.Globalization;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Records;

/// <summary>Where the parts of a dataset's versions are: <c>versions/DATASET/</c>.</summary>
internal sealed class DatasetFolder
{
    public DatasetFolder(string versions, string dataset)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataset);
        if (!BlobPath.IsValid(dataset) || dataset.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException($"'{dataset}' can't name a dataset's folder.", nameof(dataset));
        Dataset = dataset;
        Root = Path.Combine(versions, dataset);
    }

    public string Dataset { get; }

    public string Root { get; }

    public string Records => Path.Combine(Root, "_assay", "versions");

    public string Refs => Path.Combine(Root, "_assay", "refs");

    public string Staging => Path.Combine(Root, "_assay", "staging");

    public string RecordOf(int version) => Path.Combine(Records, version.ToString(CultureInfo.InvariantCulture) + ".json");

    public string TagOf(string tag) => Path.Combine(Refs, tag + ".json");

    /// <summary>The path of a part.</summary>
    /// <exception cref="VersionStoreException">The record names a path outside the folder.</exception>
    public string FileOf(VersionFile file) => BlobPath.IsValid(file.Path)
        ? Path.Combine(Root, file.Path.Replace('/', Path.DirectorySeparatorChar))
        : throw new VersionStoreException(
            "read a version", Root, $"a record that names the part '{file.Path}'", "a path below the dataset's folder", "The record was edited: restore it from a backup.");
}
