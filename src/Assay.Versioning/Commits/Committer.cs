using System.Globalization;
using Assay.CompilerServices;
using Assay.Versioning.Delta;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Commits;

/// <summary>
/// One commit: validate, read, compare with the head, write parts, then the record, which makes the version exist. A commit that loses the race
/// for its number compares with the new head and tries again; the version is always exactly the rows that were read.
/// </summary>
internal sealed class Committer(
    VersionLog log, DatasetPlan plan, CommitRequest request, VersionStoreOptions options, TimeProvider time, Action<CommitStep> reached)
{
    private readonly Guid _transaction = Guid.CreateVersion7(time.GetUtcNow());
    private readonly DatasetDescriptor _dataset = plan.Descriptor;
    private readonly IReadOnlyList<StoredColumn> _schema = StoredSchema.Of(plan.Descriptor);
    private readonly IReadOnlyList<string> _keys = StoredSchema.Keys(plan.Descriptor);

    public async Task<CommitResult> RunAsync(IBatchValidation validation, IDatasetSources sources, DatasetReference reference, VersionSource? source, CancellationToken cancellation)
    {
        var (strategy, from) = StrategyRule.Wanted(_dataset, request.Strategy);
        if (strategy == VersionStrategy.Diff && _keys.Count == 0)
            return Refused("a difference needs a key: mark its columns [RowKey], or store snapshots", []);
        if (Unexpected(log.Head()) is { } early)
            return early;

        var digest = source is null ? await DigestAsync(reference, cancellation) : null;
        var admission = await Admission.OfAsync(
            validation, plan, reference, request.AsOf ?? time.GetUtcNow(), request.AcceptFailures, cancellation);
        if (admission.Refusal is not null)
            return new CommitResult { Outcome = CommitOutcome.Refused, Summary = admission.Refusal, Verdicts = admission.Verdicts };

        var rows = plan.Open(sources, reference);
        using var content = await ReadAsync(rows, cancellation);
        if (digest is not null && digest != await DigestAsync(reference, cancellation))
            return Refused("the source changed while it was read; commit again", admission.Verdicts);
        if (strategy == VersionStrategy.Diff && content.KeyProblem is { } problem)
            return Refused($"a difference needs keys that tell rows apart: {problem}", admission.Verdicts);
        reached(CommitStep.Staged);
        var origin = source ?? new VersionSource(reference.Source ?? rows.Identity.Location, digest ?? rows.Identity.ContentHash);
        return await TryAsync(content, admission, origin, strategy, from, cancellation);
    }

    private async Task<CommitResult> TryAsync(
        NewContent content, Admission admission, VersionSource origin, VersionStrategy strategy, string from, CancellationToken cancellation)
    {
        using var intents = new CommitIntents(log.Folder, _transaction, time);
        for (var attempt = 0; attempt < options.Attempts; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var head = log.Head();
            if (Unexpected(head) is { } conflict)
                return conflict with { Verdicts = admission.Verdicts };
            if (head is not null && head.ContentHash == content.Sum.Hash && head.Schema.SequenceEqual(_schema) && head.Keys.SequenceEqual(_keys, StringComparer.Ordinal))
                return Unchanged(head, content, admission);

            var record = await PrepareAsync(head, content, admission, origin, strategy, from, intents, cancellation);
            reached(CommitStep.PartsWritten);
            DemandParts(record);
            if (!await log.TryAppendAsync(record))
                continue;
            reached(CommitStep.RecordWritten);
            return new CommitResult { Outcome = CommitOutcome.Committed, Summary = CommitText.Of(record), Record = record, Verdicts = admission.Verdicts };
        }

        return new CommitResult
        {
            Outcome = CommitOutcome.Conflict,
            Summary = string.Create(CultureInfo.InvariantCulture, $"{_dataset.Name}: others committed first {options.Attempts} times in a row; commit again"),
            Verdicts = admission.Verdicts,
        };
    }

    private async Task<VersionRecord> PrepareAsync(
        VersionRecord? head, NewContent content, Admission admission, VersionSource origin, VersionStrategy strategy, string from, CommitIntents intents, CancellationToken cancellation)
    {
        var change = await content.CompareAsync(head, cancellation);
        var chain = ChainSize.Of(log, head);
        var fits = head is not null && StoredSchema.Fits(head, _schema, _keys);
        var choice = StrategyRule.Choose(strategy, from, head, fits, change.KeyProblem, change.Rows, content.Sum.Rows, chain, options);
        IReadOnlyList<VersionFile>? files = null;
        if (choice.Kind == VersionStrategy.Diff)
        {
            var staged = await change.StageAsync!(head!.V + 1, cancellation);
            try
            {
                if (StrategyRule.TooLarge(chain, staged.Sum(part => part.Bytes), options) is { } snapshot)
                    choice = snapshot;
                else
                    files = await StagedPart.PublishAllAsync(staged, log.Folder, PartFolders.Changes, intents, cancellation);
            }
            finally
            {
                foreach (var part in staged)
                    part.Dispose();
            }
        }

        files ??= await content.SnapshotAsync(log.Folder, intents, cancellation);
        return Record(head, content, admission, origin, choice, change, files);
    }

    private VersionRecord Record(
        VersionRecord? head, NewContent content, Admission admission, VersionSource origin, StrategyChoice choice, ContentChange change, IReadOnlyList<VersionFile> files)
    {
        var version = (head?.V ?? 0) + 1;
        var isSnapshot = choice.Kind == VersionStrategy.Snapshot;
        var schemaDiff = head is null ? null : SchemaDiff.Of(head.Schema, _schema);
        return new VersionRecord
        {
            Dataset = _dataset.Name,
            V = version,
            Parent = head?.V,
            Kind = choice.Kind,
            Why = choice.Why,
            Base = isSnapshot ? version : head!.Base,
            DataVersion = isSnapshot ? DeltaLog.Next(log, PartFolders.Data, choice.Kind, version - 1) : head!.DataVersion,
            ChangesVersion = isSnapshot ? head?.ChangesVersion ?? -1 : DeltaLog.Next(log, PartFolders.Changes, choice.Kind, version - 1),
            Schema = _schema,
            SchemaDiff = schemaDiff is { IsEmpty: false } ? schemaDiff : null,
            Keys = _keys,
            Rows = content.Sum.Rows,
            Inserted = change.Inserted,
            Deleted = change.Deleted,
            Updated = change.Updated,
            ChangedCells = change.ChangedCells,
            Files = files,
            ContentHash = content.Sum.Hash,
            OrderHash = content.Sum.Order,
            Source = origin,
            Message = request.Message,
            Author = request.Author ?? options.Author,
            CreatedUtc = Later(time.GetUtcNow().ToUniversalTime(), head),
            RunId = request.RunId,
            GitCommit = options.GitCommit,
            AssayVersion = options.AssayVersion,
            Quality = admission.Quality,
            TxnId = _transaction,
            Prev = head is null ? null : log.HashOf(head.V),
        };
    }

    // A clock that is set back must not turn the order of versions around: a time names one of them.
    private static DateTimeOffset Later(DateTimeOffset now, VersionRecord? head) => head is not null && head.CreatedUtc > now ? head.CreatedUtc : now;

    private async Task<NewContent> ReadAsync(Rows rows, CancellationToken cancellation)
    {
        var descriptor = StoredSchema.Descriptor(_dataset.Name, _schema, _keys);
        var batches = rows.ReadBatchesAsync(null, cancellation);
        return _keys.Count == 0
            ? await KeylessContent.ReadAsync(log, descriptor, batches, options.PartRows, _transaction, cancellation)
            : new KeyedContent(log, await Table.ReadAsync(descriptor, batches), _keys, options.PartRows, _transaction);
    }

    private Task<string?> DigestAsync(DatasetReference reference, CancellationToken cancellation) =>
        options.SourceDigest is { } digest ? digest(plan, reference, cancellation) : Task.FromResult<string?>(null);

    private void DemandParts(VersionRecord record)
    {
        foreach (var path in record.Files.Select(log.Folder.FileOf).Where(path => !File.Exists(path)))
        {
            throw new VersionStoreException(
                "commit a version", path, "no such file, although it was there when it was published", "the part", "A collection removed it meanwhile; commit again.", isTransient: true);
        }
    }

    private CommitResult? Unexpected(VersionRecord? head)
    {
        if (request.ExpectedVersion is not { } expected || expected == (head?.V ?? 0))
            return null;
        return new CommitResult
        {
            Outcome = CommitOutcome.Conflict,
            Summary = string.Create(CultureInfo.InvariantCulture, $"{_dataset.Name} is at version {head?.V ?? 0}, not {expected}: look at version diff, then commit on it"),
        };
    }

    private CommitResult Unchanged(VersionRecord head, NewContent content, Admission admission)
    {
        var reordered = head.OrderHash != content.Sum.Order;
        return new CommitResult
        {
            Outcome = CommitOutcome.Unchanged,
            Summary = string.Create(CultureInfo.InvariantCulture, $"{_dataset.Name} is unchanged since version {head.V}{(reordered ? ": only the order of its rows is another" : "")}"),
            Record = head,
            Verdicts = admission.Verdicts,
            OrderChanged = reordered,
        };
    }

    private CommitResult Refused(string why, IReadOnlyList<Verdict> verdicts) => new()
    {
        Outcome = CommitOutcome.Refused,
        Summary = $"{_dataset.Name} was not committed: {why}.",
        Verdicts = verdicts,
    };
}
