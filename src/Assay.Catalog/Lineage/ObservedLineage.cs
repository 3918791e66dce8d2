using Assay.Catalog.Folding;

namespace Assay.Catalog.Lineage;

/// <summary>
/// The lineage that runs told of: which run of a pipeline read which version and made which champion, and the jobs of other producers,
/// joined by the names and physical places that they share with ours.
/// </summary>
internal static class ObservedLineage
{
    public static void Versions(GraphBuilder graph, string datasetUrn, string name, IEnumerable<CommittedVersion> versions)
    {
        foreach (var version in versions)
        {
            graph.Node(new(VersionId(datasetUrn, version.Version), NodeKind.Version, $"{name}, version {version.Version}", datasetUrn));
            graph.Edge(datasetUrn, VersionId(datasetUrn, version.Version), "kept as", "version of");
        }
    }

    /// <summary>A run of a pipeline: what its steps read from outside of it, and what they made.</summary>
    public static void Run(GraphBuilder graph, CatalogRun run, string pipelineUrn, IEnumerable<CatalogRun> steps)
    {
        var id = RunId(run.RunId);
        graph.Node(new(id, NodeKind.Run, $"run of {run.Job}, {Pages.Text.Show.Instant(run.Started)}", pipelineUrn));
        foreach (var step in steps)
        {
            foreach (var use in step.Reads)
            {
                if (graph.IdOf(new(use.Namespace, use.Name)) is not { } read || read.StartsWith("rows:", StringComparison.Ordinal))
                    continue;
                if (use.Version is { } version && read.Contains("/dataset/", StringComparison.Ordinal))
                {
                    graph.Node(new(VersionId(read, version), NodeKind.Version, $"{use.Name}, {Named(version)}", read));
                    graph.Edge(read, VersionId(read, version), "kept as", "version of");
                    read = VersionId(read, version);
                }

                if (!step.Writes.Any(w => w.Name == use.Name) && !use.Name.StartsWith("models/", StringComparison.Ordinal))
                    graph.Edge(read, id, "read by", "reads");
            }

            foreach (var use in step.Writes)
            {
                if (graph.IdOf(new(use.Namespace, use.Name)) is { } made && !made.StartsWith("rows:", StringComparison.Ordinal))
                    graph.Edge(id, made, "made", "made by");
            }
        }
    }

    public static void Champion(GraphBuilder graph, string project, Deployment deployment)
    {
        if (deployment.RunId is { } run && graph.Has(RunId(run)))
            graph.Edge(RunId(run), GraphBuilder.ChampionOf(project, deployment.Model), "deployed", "comes from");
    }

    /// <summary>A job that no manifest declares.</summary>
    public static void Foreign(GraphBuilder graph, LineageName job, JobFold fold)
    {
        var id = $"job:{job}";
        var owner = fold.Described["job"]?.Ownership?.Owners is [var first, ..] ? first.Name : null;
        graph.Node(new(id, NodeKind.Step, job.Name, null, owner));
        foreach (var read in fold.Reads)
        {
            if (graph.IdOf(read) is { } from)
                graph.Edge(from, id, "read by", "reads");
        }

        foreach (var written in fold.Writes)
        {
            if (graph.IdOf(written) is { } to)
                graph.Edge(id, to, "makes", "made by");
        }
    }

    public static string VersionId(string datasetUrn, string version) => $"version:{datasetUrn}@{version}";

    public static string RunId(Guid run) => $"run:{run:D}";

    private static string Named(string version) => version.Length > 20 ? "content " + version[..Math.Min(version.Length, 19)] + "…" : "version " + version;
}
