using System.Globalization;
using Assay.Versioning.Records;

namespace Assay.Versioning.Commits;

/// <summary>A version in one line.</summary>
internal static class CommitText
{
    public static string Of(VersionRecord record)
    {
        var changes = record.Parent is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" (+{record.Inserted:N0} −{record.Deleted:N0} ~{record.Updated:N0})");
        var kind = record.Kind == VersionStrategy.Diff ? "difference" : "snapshot";
        return string.Create(CultureInfo.InvariantCulture, $"{record.Dataset}@{record.V}: {record.Rows:N0} rows{changes}, {kind} ({record.Why})");
    }
}
