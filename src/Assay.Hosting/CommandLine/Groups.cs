namespace Assay.Hosting.CommandLine;

/// <summary>The verbs of two words.</summary>
internal static class Groups
{
    public static VerbGroup Catalog { get; } = new("catalog", "The catalog: what there is, who answers for it, where it comes from and goes.");

    public static VerbGroup Monitor { get; } = new("monitor", "Monitors of served models: labels, windows, alerts.");

    public static VerbGroup Runs { get; } = new("runs", "Tracked runs: parameters, metrics, data, artifacts.");

    public static VerbGroup Schedule { get; } = new("schedule", "When pipelines run by themselves.");

    public static VerbGroup Step { get; } = new("step", "One step of a pipeline, as a container runs it.");

    public static VerbGroup Tracking { get; } = new("tracking", "What tracking keeps on this machine.");

    public static VerbGroup Verdict { get; } = new("verdict", "Verdicts: of a validation's parts together, and over time.");

    public static VerbGroup Version { get; } = new("version", "Versions of datasets: commit, look, compare, verify, bring back, keep, remove.");

    public static VerbGroup Workspace { get; } = new("workspace", "The workspace: what it takes, backups, what can go.");
}
