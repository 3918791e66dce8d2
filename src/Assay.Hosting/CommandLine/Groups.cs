namespace Assay.Hosting.CommandLine;

/// <summary>The verbs of two words.</summary>
internal static class Groups
{
    public static VerbGroup Runs { get; } = new("runs", "Tracked runs: parameters, metrics, data, artifacts.");

    public static VerbGroup Schedule { get; } = new("schedule", "When pipelines run by themselves.");

    public static VerbGroup Step { get; } = new("step", "One step of a pipeline, as a container runs it.");

    public static VerbGroup Tracking { get; } = new("tracking", "What tracking keeps on this machine.");
}
