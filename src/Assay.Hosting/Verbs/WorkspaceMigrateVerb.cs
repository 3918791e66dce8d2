using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Upkeep;
using Assay.Tracking.Store;
using Assay.Workspace;

namespace Assay.Hosting.Verbs;

/// <summary>Upgrades the workspace's databases to this program's schema.</summary>
internal sealed class WorkspaceMigrateVerb() : WorkspaceVerb(
    "migrate", "Upgrades the workspace's databases to this program's schema; a copy of each that changes is made first.", "workspace migrate")
{
    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var workspace = context.Get<AssayWorkspace>();
        var rows = new List<SchemaRow>();
        foreach (var database in (string[])[Path.Combine(workspace.Tracking, "tracking.db"), Path.Combine(workspace.Monitors, "monitor.db")])
        {
            if (!File.Exists(database))
                continue;
            var found = SqliteFiles.SchemaOf(database);
            if (Path.GetDirectoryName(database) == workspace.Tracking)
                await TrackingStore.Open(workspace.Tracking, context.Environment.Clock).DisposeAsync().ConfigureAwait(false);
            rows.Add(new(Path.GetRelativePath(workspace.Root, database), found, SqliteFiles.SchemaOf(database)));
        }

        context.WriteJson(rows, UpkeepJson.Default.IReadOnlyListSchemaRow);
        if (rows.Count == 0)
            context.Say($"{workspace.Root} holds no database yet.");
        foreach (var row in rows)
        {
            context.Say(row.Found == row.Now
                ? FormattableString.Invariant($"{row.Database}: schema {row.Now}, as it should be")
                : FormattableString.Invariant($"{row.Database}: schema {row.Found} → {row.Now}; the copy of before is beside it"));
        }

        return ExitCode.Fine;
    }
}
