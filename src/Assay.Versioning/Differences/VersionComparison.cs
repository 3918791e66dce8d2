using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>Compares two versions. Both are held in memory.</summary>
internal static class VersionComparison
{
    public static async Task<VersionDiff> OfAsync(VersionLog log, VersionRecord from, VersionRecord to, DiffOptions options, CancellationToken cancellation)
    {
        var reader = new VersionReader(log);
        var before = await reader.LoadAsync(from, cancellation);
        var after = await reader.LoadAsync(to, cancellation);
        var tolerance = new Tolerance(options.AbsoluteTolerance, options.RelativeTolerance);
        var keys = to.Keys.Count > 0 ? to.Keys : from.Keys;
        var diff = TableDiff.Of(before, after, keys, tolerance);
        var changes = new RowChanges(diff, before, after, keys, Sensitive(from, to, options.Declared)) { Tolerance = tolerance };
        return new VersionDiff
        {
            Dataset = from.Dataset,
            From = from.V,
            To = to.V,
            Keys = diff.IsKeyed ? keys : [],
            KeyProblem = diff.KeyProblem,
            Schema = SchemaDiff.Of(from.Schema, to.Schema),
            Inserted = diff.Inserted.Count,
            Deleted = diff.Deleted.Count,
            Updated = diff.Updated.Count,
            Unchanged = diff.Unchanged,
            ChangedCells = diff.ChangedCells.Where(cell => cell.Value > 0).ToDictionary(StringComparer.Ordinal),
            OrderChanged = diff.IsKeyed ? from.ContentHash == to.ContentHash && from.OrderHash != to.OrderHash : diff.OrderChanged,
            Changes = changes.First(options.MaxChanges),
        };
    }

    private static HashSet<string> Sensitive(VersionRecord from, VersionRecord to, DatasetDescriptor? declared) =>
    [
        .. from.Schema.Concat(to.Schema).Concat(declared is null ? [] : StoredSchema.Of(declared))
            .Where(column => column.Sensitivity != Sensitivity.None).Select(column => column.Name),
    ];
}
