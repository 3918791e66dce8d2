using Assay.Versioning.Differences;
using Assay.Versioning.Parts;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Commits;

/// <summary>
/// Rows with a key, held in memory (with those of the version they are compared with), written in order of the key: so equal rows make equal
/// parts, however the source was sorted.
/// </summary>
internal sealed class KeyedContent : NewContent
{
    private readonly VersionLog _log;
    private readonly Table _rows;
    private readonly IReadOnlyList<string> _keys;
    private readonly int _partRows;
    private readonly Guid _transaction;
    private readonly int[] _sorted;

    public KeyedContent(VersionLog log, Table rows, IReadOnlyList<string> keys, int partRows, Guid transaction)
    {
        _log = log;
        _rows = rows;
        _keys = keys;
        _partRows = partRows;
        _transaction = transaction;
        int[] ordinals = [.. keys.Select(key => StoredSchema.OrdinalOf(rows.Descriptor, key))];
        Sum = ContentSum.Of(rows);
        KeyProblem = KeyIndex.Of(rows, [.. ordinals.Select(ordinal => (ordinal, Comparison.Same))]).Problem();
        _sorted = rows.SortedBy(ordinals);
    }

    public override ContentSum Sum { get; }

    public override string? KeyProblem { get; }

    public override async Task<ContentChange> CompareAsync(VersionRecord? head, CancellationToken cancellation)
    {
        if (head is null)
            return new ContentChange(_rows.RowCount, 0, 0, ContentChange.NoCells);
        var before = await new VersionReader(_log).LoadAsync(head, cancellation);
        var diff = TableDiff.Of(before, _rows, _keys);
        var cells = diff.ChangedCells.Where(cell => cell.Value > 0).ToDictionary(StringComparer.Ordinal);
        return new ContentChange(diff.Inserted.Count, diff.Deleted.Count, diff.Updated.Count, cells)
        {
            KeyProblem = diff.KeyProblem,
            StageAsync = diff.IsKeyed ? (to, stop) => StageAsync(ChangeRows.Of(diff, before, head.V, _rows, to), null, stop) : null,
        };
    }

    protected override Task<IReadOnlyList<StagedPart>> StageAsync(CancellationToken cancellation) => StageAsync(_rows, _sorted, cancellation);

    private async Task<IReadOnlyList<StagedPart>> StageAsync(Table rows, int[]? order, CancellationToken cancellation)
    {
        using var writer = new PartWriter(_log.Folder, rows.Descriptor, _partRows, _transaction);
        order ??= [.. Enumerable.Range(0, rows.RowCount)];
        for (var at = 0; at < order.Length; at += _partRows)
        {
            cancellation.ThrowIfCancellationRequested();
            await writer.WriteAsync(rows.Take(order.AsSpan(at, Math.Min(_partRows, order.Length - at))), cancellation);
        }

        return await writer.CompleteAsync(cancellation);
    }
}
