using Assay.Versioning.Parts;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Commits;

/// <summary>The rows that are being committed.</summary>
internal abstract class NewContent : IDisposable
{
    private IReadOnlyList<StagedPart> _snapshot = [];
    private IReadOnlyList<VersionFile>? _files;

    /// <summary>Hash and number of the rows.</summary>
    public abstract ContentSum Sum { get; }

    /// <summary>Why a difference to anything is impossible; null where it isn't.</summary>
    public abstract string? KeyProblem { get; }

    /// <summary>What changes from a version, or from nothing.</summary>
    public abstract Task<ContentChange> CompareAsync(VersionRecord? head, CancellationToken cancellation);

    /// <summary>All rows as parts in their place. Written once, however often the commit is tried.</summary>
    public async Task<IReadOnlyList<VersionFile>> SnapshotAsync(DatasetFolder folder, CommitIntents intents, CancellationToken cancellation)
    {
        if (_files is not null)
            return _files;
        _snapshot = await StageAsync(cancellation);
        return _files = await StagedPart.PublishAllAsync(_snapshot, folder, PartFolders.Data, intents, cancellation);
    }

    public void Dispose()
    {
        foreach (var part in _snapshot)
            part.Dispose();
        DisposeStaged();
    }

    protected abstract Task<IReadOnlyList<StagedPart>> StageAsync(CancellationToken cancellation);

    protected virtual void DisposeStaged()
    {
    }
}

/// <summary>What changes from a version to the new rows.</summary>
internal sealed record ContentChange(long Inserted, long Deleted, long Updated, IReadOnlyDictionary<string, long> ChangedCells)
{
    public static IReadOnlyDictionary<string, long> NoCells { get; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Why there is no difference by key; null where there is one.</summary>
    public string? KeyProblem { get; init; }

    /// <summary>Stages the change rows; null where there is no difference by key.</summary>
    public Func<int, CancellationToken, Task<IReadOnlyList<StagedPart>>>? StageAsync { get; init; }

    /// <summary>Rows of the table of changes.</summary>
    public long Rows => Inserted + Deleted + (2 * Updated);
}
