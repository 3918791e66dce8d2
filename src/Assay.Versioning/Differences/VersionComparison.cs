using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>
/// Compares two sides, by the cheapest way that gives the same answer: the changes between two versions of one snapshot; both in order of the key, chunk
/// by chunk; or both in memory, where rows have no key, or one that doesn't tell them apart, or are no version.
/// </summary>
internal sealed class VersionComparison(VersionLog log, DiffSide from, DiffSide to, DiffOptions options)
{
    private readonly Tolerance _tolerance = new(options.AbsoluteTolerance, options.RelativeTolerance);
    private readonly IReadOnlyList<string> _keys = to.Keys.Count > 0 ? to.Keys : from.Keys;

    public async Task<VersionDiff> RunAsync(CancellationToken cancellation)
    {
        var diff = await CompareAsync(cancellation);
        return options.Columns ? diff with { Columns = await ColumnShifts.OfAsync(from, to, Sensitive(), cancellation) } : diff;
    }

    private async Task<VersionDiff> CompareAsync(CancellationToken cancellation)
    {
        if (ChainDiff.Fits(from.Record, to.Record))
        {
            var (touchedFrom, touchedTo) = await ChainDiff.TouchedAsync(log, from.Record!, to.Record!, cancellation);
            var touched = TableDiff.Of(touchedFrom, touchedTo, _keys, _tolerance);
            return await DescribeAsync(touched, touchedFrom, touchedTo, to.Record!.Rows - touched.Inserted.Count - touched.Updated.Count, cancellation);
        }

        var most = options.ChangesFile is null ? options.MaxChanges : int.MaxValue;
        if (from is VersionSide one && to is VersionSide other && MergeDiff.Fits(from, to)
            && await new MergeDiff(log, one, other, _tolerance).RunAsync(most, cancellation) is { } found)
        {
            var shown = TableDiff.Of(found.From, found.To, _keys, _tolerance);
            var whole = await DescribeAsync(shown, found.From, found.To, found.Unchanged, cancellation);
            return whole with
            {
                Inserted = found.Inserted, Deleted = found.Deleted, Updated = found.Updated, ChangedCells = Changed(found.Cells),
            };
        }

        var before = await from.LoadAsync(cancellation);
        var after = await to.LoadAsync(cancellation);
        var diff = TableDiff.Of(before, after, _keys, _tolerance);
        return await DescribeAsync(diff, before, after, diff.Unchanged, cancellation) with { OrderChanged = OrderChanged(diff, before, after) };
    }

    private async Task<VersionDiff> DescribeAsync(TableDiff diff, Table before, Table after, long unchanged, CancellationToken cancellation)
    {
        if (options.ChangesFile is { } path)
            await ChangesFile.WriteAsync(path, diff, before, after, from.Record?.V ?? 0, to.Record?.V ?? 0, cancellation);
        return new VersionDiff
        {
            Dataset = log.Folder.Dataset,
            From = from.Record?.V ?? 0,
            To = to.Record?.V ?? 0,
            FromSource = from.Record is null ? from.Name : null,
            ToSource = to.Record is null ? to.Name : null,
            Keys = diff.IsKeyed ? _keys : [],
            KeyProblem = diff.KeyProblem,
            Schema = SchemaDiff.Of(from.Schema, to.Schema),
            Inserted = diff.Inserted.Count,
            Deleted = diff.Deleted.Count,
            Updated = diff.Updated.Count,
            Unchanged = unchanged,
            ChangedCells = Changed(diff.ChangedCells),
            OrderChanged = from.Record is { } first && to.Record is { } second && first.ContentHash == second.ContentHash && first.OrderHash != second.OrderHash,
            Changes = new RowChanges(diff, before, after, _keys, Sensitive()) { Tolerance = _tolerance }.First(options.MaxChanges),
        };
    }

    // Versions with a key are stored in its order: of them only the hash of their source's order tells.
    private bool OrderChanged(TableDiff diff, Table before, Table after)
    {
        if (!diff.IsKeyed || (from.Record is null && to.Record is null))
            return diff.OrderChanged;
        var (first, second) = (Sum(from, before), Sum(to, after));
        return first.Hash == second.Hash && first.Order != second.Order;
    }

    private static (string Hash, string Order) Sum(DiffSide side, Table rows)
    {
        if (side.Record is { } record)
            return (record.ContentHash, record.OrderHash);
        var sum = ContentSum.Of(rows);
        return (sum.Hash, sum.Order);
    }

    private static Dictionary<string, long> Changed(IReadOnlyDictionary<string, long> cells) => cells.Where(cell => cell.Value > 0).ToDictionary(StringComparer.Ordinal);

    private HashSet<string> Sensitive() =>
    [
        .. from.Schema.Concat(to.Schema).Concat(options.Declared is null ? [] : StoredSchema.Of(options.Declared))
            .Where(column => column.Sensitivity != Sensitivity.None).Select(column => column.Name),
    ];
}
