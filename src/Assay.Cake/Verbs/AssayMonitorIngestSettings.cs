namespace Assay.Cake.Verbs;

/// <summary>Settings of <c>monitor ingest</c>.</summary>
public sealed class AssayMonitorIngestSettings : AssaySettings
{
    internal static IReadOnlyList<string> Words(string monitor, string source) =>
        new CommandWords("monitor", "ingest", monitor).Option("--source", source).ToList();
}
