using Assay.CompilerServices;
using Assay.Data.Parquet;
using Assay.Versioning.Commits;
using Assay.Versioning.Delta;
using Assay.Versioning.Parts;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Verification;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Versioning;

/// <summary>
/// The versions of datasets in a workspace. A version is the whole of a dataset's rows at one time, stored as a snapshot or as the difference to
/// the version before; readers can't tell. Safe to use from many threads and processes.
/// </summary>
public sealed partial class VersionStore : IDatasetVersions
{
    private readonly AssayWorkspace _workspace;
    private readonly Func<IDatasetSources> _sources;
    private readonly Func<IBatchValidation> _validation;
    private readonly IEventSink _events;
    private readonly TimeProvider _time;
    private readonly VersionStoreOptions _options;

    /// <summary>A store in a workspace.</summary>
    /// <param name="workspace">Where versions are kept: below <see cref="AssayWorkspace.Versions"/>.</param>
    /// <param name="sources">Gives what opens datasets; asked at each commit, because sources may in turn open versions.</param>
    /// <param name="validation">Gives what validates before a commit.</param>
    /// <param name="events">Takes an event of each commit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">How versions are kept.</param>
    public VersionStore(
        AssayWorkspace workspace, Func<IDatasetSources> sources, Func<IBatchValidation> validation, IEventSink events, TimeProvider time, VersionStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(options);
        (_workspace, _sources, _validation, _events, _time, _options) = (workspace, sources, validation, events, time, options);
    }

    /// <summary>Called at each step of a commit: where tests let a process die.</summary>
    internal Action<CommitStep> Reached { get; init; } = static _ => { };

    /// <summary>
    /// Validates the rows of a dataset and commits them as its next version. What the data is to blame for is in the result; nothing is then
    /// committed.
    /// </summary>
    /// <exception cref="SourceException">The source is missing or unreadable.</exception>
    /// <exception cref="WorkspaceException">The workspace could not be written to.</exception>
    /// <exception cref="VersionStoreException">The store is damaged.</exception>
    /// <exception cref="OverflowException">A decimal has more digits than parts hold (20 before the point, 18 after it).</exception>
    public async Task<CommitResult> CommitAsync(DatasetPlan plan, CommitRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(request);
        var log = LogOf(plan.Descriptor.Name);
        StagingSweep.Run(log.Folder.Staging, _time.GetUtcNow());
        var rows = request.Rows ?? await LiveAsync(plan, request, cancellation);
        var spooled = rows is null ? null : await SpoolAsync(log.Folder, rows, cancellation);
        try
        {
            var reference = new DatasetReference { Source = spooled ?? request.Source };
            var source = spooled is null ? null : new VersionSource(rows!.Identity.Location, rows.Identity.ContentHash);
            var committer = new Committer(log, plan, request, _options, _time, Reached);
            var result = await committer.RunAsync(_validation(), _sources(), reference, source, cancellation);
            if (result.Record is not null)
                await DeltaLog.CatchUpAsync(log, maintained: false, CancellationToken.None);
            if (result is { Outcome: CommitOutcome.Committed, Record: { } record })
                await CommitEvents.EmitAsync(_events, _options.Project, record, log.Folder.Root, _time, CancellationToken.None);
            return result;
        }
        finally
        {
            if (spooled is not null)
                File.Delete(spooled);
        }
    }

    /// <inheritdoc/>
    public Task<DatasetVersion?> FindAsync(string dataset, string reference, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(VersionReferences.Find(LogOf(dataset), reference) is { } record ? Describe(record) : null);
    }

    /// <summary>The whole record of the version that a number, tag or <c>latest</c> means; null where there is none.</summary>
    public Task<VersionRecord?> RecordAsync(string dataset, string reference, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(VersionReferences.Find(LogOf(dataset), reference));
    }

    /// <inheritdoc/>
    /// <exception cref="SourceException">There is no such version.</exception>
    public Rows<T> Open<T>(DatasetPlan<T> plan, string reference)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var log = LogOf(plan.Descriptor.Name);
        var record = Demand(log, reference);
        return new Rows<T>(new VersionRows<T>(plan, log, record));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DatasetVersion>> ListAsync(string dataset, CancellationToken cancellation = default) =>
        [.. (await RecordsAsync(dataset, cancellation)).Select(Describe)];

    /// <summary>The records of all versions, newest first.</summary>
    public Task<IReadOnlyList<VersionRecord>> RecordsAsync(string dataset, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<VersionRecord>>([.. LogOf(dataset).All().Reverse()]);
    }

    /// <summary>Checks that stored versions are what was committed: the chain of records, every part's SHA-256, the hash of the restored rows.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="reference">One version; null for all.</param>
    /// <param name="cancellation">Stops between parts.</param>
    /// <exception cref="SourceException">There is no such version.</exception>
    public Task<VerifyReport> VerifyAsync(string dataset, string? reference = null, CancellationToken cancellation = default)
    {
        var log = LogOf(dataset);
        var versions = reference is null
            ? Enumerable.Range(1, log.HeadNumber())
            : [(VersionReferences.Find(log, reference) ?? throw NoVersion(dataset, reference, log.HeadNumber())).V];
        return new VersionVerifier(log).RunAsync([.. versions], cancellation);
    }

    /// <summary>Names a version. A tag that is there is left as it is unless it may move.</summary>
    /// <returns>The tag that is there afterwards: of another version where the name was taken.</returns>
    /// <exception cref="ArgumentException">The name isn't one: letters, digits, <c>.</c>, <c>_</c>, <c>-</c>, first a letter, not <c>latest</c>.</exception>
    /// <exception cref="SourceException">There is no such version.</exception>
    public Task<VersionTag> TagAsync(string dataset, string tag, string reference, bool move = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        if (!VersionReferences.IsTag(tag))
            throw new ArgumentException($"'{tag}' can't be a tag: use letters, digits, '.', '_' and '-', first a letter; 'latest' is taken.", nameof(tag));
        var log = LogOf(dataset);
        var record = Demand(log, reference);
        return VersionReferences.SetAsync(log, new VersionTag(tag, record.V, record.ContentHash, _options.Author, _time.GetUtcNow()), move, cancellation);
    }

    /// <summary>The tags of a dataset, by name.</summary>
    public Task<IReadOnlyList<VersionTag>> TagsAsync(string dataset, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(VersionReferences.Tags(LogOf(dataset).Folder));
    }

    private VersionLog LogOf(string dataset) => new(new DatasetFolder(_workspace.Versions, dataset));

    private static DatasetVersion Describe(VersionRecord record) =>
        new(record.Dataset, record.V, record.Kind, record.Rows, record.ContentHash, record.CreatedUtc, record.Message);

    // A source whose content has no digest, as a database, may say something else each time: it is read once, and what was read is validated and committed.
    private async Task<Rows?> LiveAsync(DatasetPlan plan, CommitRequest request, CancellationToken cancellation)
    {
        var reference = new DatasetReference { Source = request.Source };
        return _options.SourceDigest is { } digest && await digest(plan, reference, cancellation) is null ? plan.Open(_sources(), reference) : null;
    }

    // Null where a cell can't be read as its type: then the source itself is validated, which says so.
    private static async Task<string?> SpoolAsync(DatasetFolder folder, Rows rows, CancellationToken cancellation)
    {
        var path = Path.Combine(folder.Staging, $"rows-{Guid.NewGuid():N}.parquet");
        using var writer = new ParquetRowsWriter(rows.RowPlan.Descriptor, path);
        await foreach (var batch in rows.ReadBatchesAsync(null, cancellation))
        {
            if (batch.Faults.Count > 0)
                return null;
            writer.Write(batch);
        }

        writer.Commit();
        return path;
    }

    private static SourceException NoVersion(string dataset, string reference, int head) => new(
        SourceFault.Missing, $"{dataset}@{reference}", "no such version",
        head == 0 ? "a committed version" : FormattableString.Invariant($"a number from 1 to {head}, a tag, latest, or a time since the first commit"),
        head == 0 ? $"Commit one: assay version commit {dataset}" : $"assay version list {dataset} shows them.");
}
