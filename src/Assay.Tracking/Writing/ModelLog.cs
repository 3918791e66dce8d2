using System.Text;
using System.Text.Json;
using Assay.Tracking.ModelFiles;
using Assay.Tracking.Registry;

namespace Assay.Tracking.Writing;

/// <summary>
/// A model among a run's artifacts: the files as they were saved, <c>MLmodel</c> with the signature where the model brought none, and beside the
/// folder <c>PATH.sha256</c>, which <c>sha256sum --check</c> reads.
/// </summary>
internal static class ModelLog
{
    internal static async Task RunAsync(RunModel model, string runId, DateTimeOffset now, Func<string, string, Task> upload, Action<string, string> tag, CancellationToken cancel)
    {
        var files = LocalFiles.Of(model.Folder);
        var hashes = new List<(string Path, string Sha256)>();
        foreach (var (path, name) in files)
        {
            hashes.Add((name, await FolderContent.FileHashAsync(path, cancel).ConfigureAwait(false)));
            await upload(path, $"{model.ArtifactPath}/{name}").ConfigureAwait(false);
        }

        var made = Directory.CreateTempSubdirectory("assay-model-");
        try
        {
            if (hashes.TrueForAll(file => file.Path != MlModelFile.Name))
            {
                var place = Path.Combine(made.FullName, MlModelFile.Name);
                await File.WriteAllTextAsync(place, Text(model, runId, now, files.Sum(file => new FileInfo(file.Path).Length)), cancel).ConfigureAwait(false);
                await upload(place, $"{model.ArtifactPath}/{MlModelFile.Name}").ConfigureAwait(false);
            }

            var list = Path.Combine(made.FullName, "hashes");
            await File.WriteAllTextAsync(list, FolderContent.Lines(hashes), new UTF8Encoding(false), cancel).ConfigureAwait(false);
            await upload(list, model.ArtifactPath + ".sha256").ConfigureAwait(false);
        }
        finally
        {
            made.Delete(recursive: true);
        }

        tag(RunTags.Model(model.Name), JsonSerializer.Serialize(
            new LoggedModelFacts(model.ArtifactPath, FolderContent.Hash(hashes), Columns(model.Inputs), Columns(model.Outputs)), ModelFactsContext.Default.LoggedModelFacts));
    }

    private static string Text(RunModel model, string runId, DateTimeOffset now, long bytes)
    {
        using var text = new StringWriter();
        new MlModelFile
        {
            ArtifactPath = model.ArtifactPath,
            Flavors = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["assay"] = new Dictionary<string, string> { ["model"] = model.Name } },
            RunId = runId,
            ModelUuid = Guid.CreateVersion7(now).ToString("N"),
            Created = now,
            Inputs = model.Inputs.Count > 0 ? ColumnSpec.ToJson(model.Inputs) : null,
            Outputs = model.Outputs.Count > 0 ? ColumnSpec.ToJson(model.Outputs) : null,
            SizeBytes = bytes,
        }.Write(text);
        return text.ToString();
    }

    // The tag must fit; the whole signature is in the file.
    private static string? Columns(IReadOnlyList<ColumnDescriptor> columns) =>
        columns.Count == 0 ? null : ParamText.Fit(string.Join(", ", columns.Select(column => $"{column.StorageName} {column.Type}{(column.Nullable ? "?" : "")}")), 3000);
}
