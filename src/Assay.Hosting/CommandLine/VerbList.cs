using Assay.Hosting.Verbs;

namespace Assay.Hosting.CommandLine;

/// <summary>The verbs, in the order of <c>--help</c>.</summary>
internal static class VerbList
{
    public static IReadOnlyList<Verb> All() =>
    [
        new ProfileVerb(),
        new ValidateVerb(),
        new VerdictMergeVerb(),
        new VerdictHistoryVerb(),
        new VersionCommitVerb(),
        new VersionListVerb(),
        new VersionShowVerb(),
        new VersionDiffVerb(),
        new VersionTagVerb(),
        new VersionVerifyVerb(),
        new VersionCheckoutVerb(),
        new VersionRestoreVerb(),
        new VersionRevertVerb(),
        new VersionHoldVerb(),
        new VersionReleaseVerb(),
        new VersionGcVerb(),
        new VersionEraseVerb(),
        new RunVerb(),
        new StepRunVerb(),
        new ScheduleListVerb(),
        new ScheduleExportVerb(),
        new RunsListVerb(),
        new RunsSearchVerb(),
        new RunsShowVerb(),
        new RunsDiffVerb(),
        new RunsCompareVerb(),
        new TrackingSyncVerb(),
        new TrackingImportVerb(),
        new GateVerb(),
        new DeployVerb(),
        new MonitorIngestVerb(),
        new MonitorRunVerb(),
        new MonitorStatusVerb(),
        new CatalogBuildVerb(),
        new CatalogSearchVerb(),
        new EmitVerb(),
        new ExplainVerb(),
        new ServeVerb(),
        new WorkspaceSizeVerb(),
        new WorkspaceBackupVerb(),
        new WorkspaceRestoreVerb(),
        new WorkspaceGcVerb(),
        new WorkspaceMigrateVerb(),
        new DoctorVerb(),
    ];

    /// <summary>The group that a verb of two words belongs to (<c>version commit</c>).</summary>
    public static VerbGroup? GroupOf(Verb verb) => (verb as IGroupedVerb)?.Group;
}

internal sealed record VerbGroup(string Name, string Description);

internal interface IGroupedVerb
{
    VerbGroup Group { get; }
}
