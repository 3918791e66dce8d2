using System.Runtime.CompilerServices;

namespace Assay.Tracking.Import.FileStore;

/// <summary>MLflow's file store, <c>mlruns/</c>: a folder per experiment with one per run, <c>models/</c>, and <c>.trash/</c>.</summary>
internal sealed class FileStoreSource(string root) : IImportSource
{
    private const string Trash = ".trash";
    private const string Models = "models";

    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    public string Location => root;

    public async IAsyncEnumerable<Experiment> ExperimentsAsync(ImportProgress progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var folder in SafeFiles.Folders(root).Where(IsExperiment).Concat(SafeFiles.Folders(Path.Combine(root, Trash))))
        {
            if (!File.Exists(Path.Combine(folder, MetaFile.Name)))
            {
                progress.Problem(folder, 0, $"no {MetaFile.Name}", "an experiment's folder");
                continue;
            }

            if (MetaFile.Read(folder, progress) is not { } meta || meta.Demand("name") is not { } name)
                continue;
            var id = meta.Text("experiment_id") ?? Path.GetFileName(folder);
            _folders[id] = folder;
            yield return new Experiment
            {
                ExperimentId = id,
                Name = name,
                LifecycleStage = Stage(meta, folder),
                Tags = await KeyFiles.ReadAsync(Path.Combine(folder, "tags"), progress, cancel).ConfigureAwait(false),
            };
        }
    }

    public async IAsyncEnumerable<ForeignRun> RunsAsync(Experiment experiment, ImportProgress progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var reader = new FileStoreRuns(_folders[experiment.ExperimentId], progress);
        foreach (var folder in SafeFiles.Folders(_folders[experiment.ExperimentId]))
        {
            if (await reader.ReadAsync(folder, cancel).ConfigureAwait(false) is { } run)
                yield return run;
        }
    }

    public async IAsyncEnumerable<ForeignModel> ModelsAsync(ImportProgress progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var folder in SafeFiles.Folders(Path.Combine(root, Models)))
        {
            if (await FileStoreModels.ReadAsync(folder, progress, cancel).ConfigureAwait(false) is { } model)
                yield return model;
        }
    }

    private static bool IsExperiment(string folder) => Path.GetFileName(folder) is not (Trash or Models);

    private static LifecycleStage Stage(MetaFile meta, string folder) =>
        meta.Text("lifecycle_stage") == "deleted" || Path.GetFileName(Path.GetDirectoryName(folder)) == Trash ? LifecycleStage.Deleted : LifecycleStage.Active;
}
