using System.Globalization;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Versioning.Commits;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Restoring;
using Assay.Versioning.Tables;

namespace Assay.Versioning;

/// <content>Older rows: as a file, or as a new version.</content>
public sealed partial class VersionStore
{
    /// <summary>
    /// Writes exactly the rows of a version to a file, in the version's own columns. The file appears only if the rows have the hash that was committed.
    /// </summary>
    /// <returns>The version's record.</returns>
    /// <exception cref="SourceException">There is no such version, it is gone, or it is damaged; or the file can't be written.</exception>
    public async Task<VersionRecord> CheckoutAsync(string dataset, string reference, string path, FileFormat format, CancellationToken cancellation = default)
    {
        var log = LogOf(dataset);
        var record = Demand(log, reference);
        await RowsFile.WriteAsync(new Rows<StoredRow>(new CheckedRows(log, record)), path, format, cancellation);
        return record;
    }

    /// <summary>Commits the rows of an older version as the next one, validated as any commit.</summary>
    /// <returns>How the commit ended; refused where the dataset's columns or key are no longer those of the version.</returns>
    /// <exception cref="SourceException">There is no such version, or it is gone or damaged.</exception>
    public async Task<CommitResult> RestoreAsync(DatasetPlan plan, string reference, CommitRequest? request = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var log = LogOf(plan.Descriptor.Name);
        var record = Demand(log, reference);
        if (OtherColumns(plan, record) is { } refused)
            return refused;
        var table = await LoadAsync(log, plan, record, cancellation);
        request ??= new CommitRequest();
        return await CommitAsync(plan, request with
        {
            Rows = plan.Accept(new TableRowsOf(table, Identity(record))),
            Message = request.Message ?? string.Create(CultureInfo.InvariantCulture, $"restores version {record.V}"),
        }, cancellation);
    }

    /// <summary>
    /// Commits the latest rows without the changes of one version. What was changed again since is a conflict: it is reported and nothing committed.
    /// </summary>
    /// <exception cref="SourceException">There is no such version, or it or the one before is gone or damaged.</exception>
    public async Task<ReversalResult> RevertAsync(DatasetPlan plan, string reference, CommitRequest? request = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var log = LogOf(plan.Descriptor.Name);
        var record = Demand(log, reference);
        var head = log.Head()!;
        var parent = record.Parent is { } number ? log.Read(number) : null;
        foreach (var one in new[] { parent, record, head }.OfType<VersionRecord>())
        {
            if (OtherColumns(plan, one) is { } refused)
                return new ReversalResult { Version = record.V, Conflicts = 0, First = [], Commit = refused };
        }

        var before = parent is null ? new Table(plan.Descriptor) : await LoadAsync(log, plan, parent, cancellation);
        var after = await LoadAsync(log, plan, record, cancellation);
        var reversal = Reversal.Of(before, after, head.V == record.V ? after : await LoadAsync(log, plan, head, cancellation), head.Keys);
        var result = new ReversalResult { Version = record.V, Conflicts = reversal.Conflicts, First = reversal.First };
        if (reversal.Conflicts > 0)
            return result;
        request ??= new CommitRequest();
        var commit = await CommitAsync(plan, request with
        {
            Rows = plan.Accept(new TableRowsOf(reversal.Rows, Identity(head))),
            Message = request.Message ?? string.Create(CultureInfo.InvariantCulture, $"reverts version {record.V}"),
            ExpectedVersion = head.V,
        }, cancellation);
        return result with { Commit = commit };
    }

    private static Task<Table> LoadAsync(VersionLog log, DatasetPlan plan, VersionRecord record, CancellationToken cancellation) =>
        Table.ReadAsync(plan.Descriptor, new VersionReader(log).ReadAsync(record, plan.Descriptor, null, cancellation));

    private static RowsIdentity Identity(VersionRecord record) => new(record.Dataset)
    {
        Version = record.V.ToString(CultureInfo.InvariantCulture),
        ContentHash = record.ContentHash,
        Location = string.Create(CultureInfo.InvariantCulture, $"{record.Dataset}@{record.V}"),
    };

    private static CommitResult? OtherColumns(DatasetPlan plan, VersionRecord record)
    {
        var schema = StoredSchema.Of(plan.Descriptor);
        if (StoredSchema.Fits(record, schema, StoredSchema.Keys(plan.Descriptor)))
            return null;
        var diff = SchemaDiff.Of(record.Schema, schema);
        var found = string.Join(", ", [.. diff.Added.Select(name => "+" + name), .. diff.Removed.Select(name => "−" + name), .. diff.TypeChanged.Select(change => "~" + change.Column)]);
        return new CommitResult
        {
            Outcome = CommitOutcome.Refused,
            Summary = string.Create(
                CultureInfo.InvariantCulture,
                $"{record.Dataset}@{record.V} has not the columns and key that are declared now ({(found.Length == 0 ? "another key" : found)}): write it to a file with version checkout, change that, and commit it"),
        };
    }
}
