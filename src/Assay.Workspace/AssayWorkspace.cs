using Assay.Workspace.Storage;

namespace Assay.Workspace;

/// <summary>
/// The folder in which a project keeps what it makes: events, versions, runs, monitors. Opening it writes nothing; each part comes to
/// be with its first write. Safe to use from many threads and processes.
/// </summary>
public sealed class AssayWorkspace
{
    private AssayWorkspace(string root)
    {
        Root = root;
        Store = new FolderBlobStore(root);
    }

    /// <summary>Full path of the workspace folder.</summary>
    public string Root { get; }

    /// <summary>The whole workspace as a blob store: its paths start with a folder's name, e.g. <c>events/…</c>.</summary>
    public IBlobStore Store { get; }

    /// <summary>Folder of content-addressed or named objects of any room.</summary>
    public string Blobs => Path.Combine(Root, "blobs");

    /// <summary>Folder of the event log.</summary>
    public string Events => Path.Combine(Root, "events");

    /// <summary>Folder of dataset versions.</summary>
    public string Versions => Path.Combine(Root, "versions");

    /// <summary>Folder of the embedded tracking store.</summary>
    public string Tracking => Path.Combine(Root, "tracking");

    /// <summary>Folder of models' files.</summary>
    public string Models => Path.Combine(Root, "models");

    /// <summary>Folder of monitors' states.</summary>
    public string Monitors => Path.Combine(Root, "monitors");

    /// <summary>Folder of the catalog's rendered site and index.</summary>
    public string Catalog => Path.Combine(Root, "catalog");

    /// <summary>Folder of alerts, one file a day.</summary>
    public string Alerts => Path.Combine(Root, "alerts");

    /// <summary>Folder of pipeline runs: one subfolder per run.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>Folder of messages that wait to be sent.</summary>
    public string Outbox => Path.Combine(Root, "outbox");

    /// <summary>Folder of what can be computed again; safe to delete.</summary>
    public string Cache => Path.Combine(Root, "cache");

    /// <summary>Opens the workspace at a path, whether or not it exists yet.</summary>
    /// <param name="path">The workspace folder itself, as <see cref="WorkspaceLocator"/> gives it.</param>
    public static AssayWorkspace Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(Path.GetFullPath(path));
    }

    /// <summary>Opens the workspace at a located place.</summary>
    public static AssayWorkspace Open(WorkspaceLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Open(location.Path);
    }
}
