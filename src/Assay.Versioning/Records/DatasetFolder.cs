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

    /// <summary>Names under which versions must stay, by whoever holds them.</summary>
    public string Holds => Path.Combine(Root, "_assay", "holds");

    /// <summary>What commits that are under way are about to name.</summary>
    public string Intents => Path.Combine(Root, "_assay", "intents");

    /// <summary>Why versions are gone.</summary>
    public string Expired => Path.Combine(Root, "_assay", "expired");

    /// <summary>What collections removed.</summary>
    public string Collections => Path.Combine(Root, "_assay", "gc");

    /// <summary>Parts on their way out.</summary>
    public string Trash => Path.Combine(Root, "_assay", "trash");

    /// <summary>Proofs of erasures.</summary>
    public string Erasures => Path.Combine(Root, "_assay", "erase");

    /// <summary>What erasures replaced of records.</summary>
    public string Amendments => Path.Combine(Root, "_assay", "amended");

    public string Staging => Path.Combine(Root, "_assay", "staging");

    public string RecordOf(int version) => Path.Combine(Records, version.ToString(CultureInfo.InvariantCulture) + ".json");

    public string ExpiryOf(int version) => Path.Combine(Expired, version.ToString(CultureInfo.InvariantCulture) + ".json");

    public string AmendmentOf(int version) => Path.Combine(Amendments, version.ToString(CultureInfo.InvariantCulture) + ".json");

    public string HoldOf(string name) => Path.Combine(Holds, name + ".json");

    public string TagOf(string tag) => Path.Combine(Refs, tag + ".json");

    /// <summary>The path of a part.</summary>
    /// <exception cref="VersionStoreException">The record names a path outside the folder.</exception>
    public string FileOf(VersionFile file) => BlobPath.IsValid(file.Path)
        ? Path.Combine(Root, file.Path.Replace('/', Path.DirectorySeparatorChar))
        : throw new VersionStoreException(
            "read a version", Root, $"a record that names the part '{file.Path}'", "a path below the dataset's folder", "The record was edited: restore it from a backup.");
}
