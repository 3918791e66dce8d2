using Assay.Tracking.Artifacts;
using Dapper;

namespace Assay.Tracking.Store;

/// <summary>What can go from a store: runs that were deleted, and files that belong to nothing.</summary>
/// <param name="Runs">Ids of runs.</param>
/// <param name="Folders">Folders below the artifacts' root, of these runs and of nothing.</param>
/// <param name="Bytes">What the folders take.</param>
public sealed record TrackingGarbage(IReadOnlyList<string> Runs, IReadOnlyList<string> Folders, long Bytes);

/// <summary>Finds and removes what nothing needs. A run that made a registered version, or a model that is in use, is never removed.</summary>
public sealed class TrackingUpkeep
{
    // In both texts a run is needed by the versions it made and by the models whose files lie below it.
    private const string IsNeeded = """
        EXISTS (SELECT 1 FROM model_versions v WHERE v.run_id = r.run_id OR v.source = 'runs:/' || r.run_id OR v.source LIKE 'runs:/' || r.run_id || '/%' OR v.source LIKE '%/' || r.run_id || '/%')
        OR EXISTS (SELECT 1 FROM logged_models l WHERE l.source_run_id = r.run_id AND l.lifecycle_stage = 'active')
        """;

    private readonly Database _database;
    private readonly string _root;

    internal TrackingUpkeep(Database database, string artifacts)
    {
        _database = database;
        _root = artifacts;
    }

    /// <summary>Looks, and changes nothing.</summary>
    /// <param name="runsBefore">Deleted runs that began before; null for none.</param>
    /// <param name="filesBefore">Folders of no run and no model whose newest file is older; null for none.</param>
    /// <param name="cancel">Stops looking.</param>
    public async Task<TrackingGarbage> FindAsync(DateTimeOffset? runsBefore, DateTimeOffset? filesBefore, CancellationToken cancel = default)
    {
        var (runs, known, sources) = await _database.ReadAsync(
            db => (
                db.Query<(string Id, string Uri)>(
                    $"SELECT r.run_id, r.artifact_uri FROM runs r WHERE r.lifecycle_stage = 'deleted' AND r.start_time < @before AND NOT ({IsNeeded}) ORDER BY r.run",
                    new { before = runsBefore?.ToUnixTimeMilliseconds() ?? long.MinValue }).AsList(),
                db.Query<string>("SELECT run_id FROM runs UNION ALL SELECT model_id FROM logged_models").ToHashSet(StringComparer.Ordinal),
                db.Query<string>("SELECT source FROM model_versions").AsList()),
            cancel).ConfigureAwait(false);
        var folders = runs.Select(run => Below(run.Uri)).OfType<string>().Where(path => Directory.Exists(Path.Combine(_root, path))).ToList();
        if (filesBefore is { } before)
        {
            folders.AddRange(Units().Where(unit => !known.Contains(Path.GetFileName(unit))
                && !sources.Exists(source => (source + "/").Contains($":/{unit}/", StringComparison.Ordinal))
                && Files(unit).All(file => file.LastWriteTimeUtc < before.UtcDateTime)));
        }

        return new([.. runs.Select(run => run.Id)], folders, folders.Sum(folder => Files(folder).Sum(file => file.Length)));
    }

    /// <summary>Removes what was found. What has come to be needed meanwhile stays.</summary>
    /// <returns>How many runs were removed.</returns>
    public async Task<int> RemoveAsync(TrackingGarbage garbage, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(garbage);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in garbage.Runs)
        {
            if (!await _database.WriteAsync(db => Remove(db, run), cancel).ConfigureAwait(false))
                kept.Add(run);
        }

        foreach (var folder in garbage.Folders.Where(folder => !folder.Split('/').Any(kept.Contains)))
        {
            var path = Path.Combine(_root, ArtifactPath.Clean(folder));
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }

        return garbage.Runs.Count - kept.Count;
    }

    private static bool Remove(StoreConnection db, string runId)
    {
        var run = db.ExecuteScalar<long?>($"SELECT r.run FROM runs r WHERE r.run_id = @runId AND r.lifecycle_stage = 'deleted' AND NOT ({IsNeeded})", new { runId });
        if (run is null)
            return false;
        db.Execute("DELETE FROM points WHERE series IN (SELECT series FROM series WHERE run = @run)", new { run });
        db.Execute("DELETE FROM logged_model_metrics WHERE run_id = @runId", new { runId });
        foreach (var table in (string[])["series", "params", "run_tags", "input_tags", "inputs", "model_inputs", "model_outputs", "runs"])
            db.Execute($"DELETE FROM {table} WHERE run = @run", new { run });
        db.Execute("DELETE FROM datasets WHERE dataset_id NOT IN (SELECT dataset_id FROM inputs)");
        return true;
    }

    // experiment/run, experiment/models/model and models/name/content: whatever else lies there is not ours to judge.
    private IEnumerable<string> Units()
    {
        foreach (var first in Names(""))
        {
            foreach (var second in Names(first))
            {
                var isExperiment = first.All(char.IsAsciiDigit);
                if (isExperiment && second.Length == 32 && second.All(char.IsAsciiHexDigitLower))
                    yield return $"{first}/{second}";
                if (first != "models" && !(isExperiment && second == "models"))
                    continue;
                foreach (var third in Names($"{first}/{second}"))
                    yield return $"{first}/{second}/{third}";
            }
        }
    }

    private IEnumerable<string> Names(string below)
    {
        var folder = new DirectoryInfo(Path.Combine(_root, below));
        return folder.Exists ? folder.EnumerateDirectories().Where(entry => entry.LinkTarget is null).Select(entry => entry.Name).Order(StringComparer.Ordinal) : [];
    }

    private IEnumerable<FileInfo> Files(string below) => new DirectoryInfo(Path.Combine(_root, below)).EnumerateFiles("*", SearchOption.AllDirectories);

    // mlflow-artifacts:/1/run/artifacts is the run's folder 1/run; another store's files are not ours to remove.
    private static string? Below(string uri)
    {
        const string Suffix = "/artifacts";
        return uri.StartsWith("mlflow-artifacts:", StringComparison.Ordinal) && uri.EndsWith(Suffix, StringComparison.Ordinal)
            ? ArtifactUri.ProxyPath(uri[..^Suffix.Length])
            : null;
    }
}
