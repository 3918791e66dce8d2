using System.IO.Compression;
using System.Text.Json;
using Assay.ML.DataViews;
using Microsoft.ML;

namespace Assay.ML.Saving;

/// <summary>A model as a folder: <c>model.zip</c>, which ML.NET reads and writes, and <c>model.json</c>.</summary>
internal static class ModelFolder
{
    private const string ModelFile = "model.zip";
    private const string DescriptionFile = "model.json";

    // The zip format's own beginning of time.
    private static readonly DateTimeOffset s_noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task SaveAsync(
        ITransformer transformer, DatasetDescriptor input, DatasetDescriptor output, string folder, CancellationToken cancellation)
    {
        using var made = new MemoryStream();
        new MLContext(seed: 0).Model.Save(transformer, ViewSchema.Of(input), made);
        cancellation.ThrowIfCancellationRequested();
        made.Position = 0;
        var zip = File.Create(Path.Combine(folder, ModelFile));
        await using (zip.ConfigureAwait(false))
            await CopyWithoutTimesAsync(made, zip, cancellation).ConfigureAwait(false);

        var description = new SavedModel
        {
            Library = $"Microsoft.ML {typeof(MLContext).Assembly.GetName().Version}",
            Inputs = Columns(input),
            Outputs = Columns(output),
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(description, SavedModelJson.Default.SavedModel);
        await File.WriteAllBytesAsync(Path.Combine(folder, DescriptionFile), json, cancellation).ConfigureAwait(false);
    }

    public static async Task<ITransformer> LoadAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, ModelFile);
        if (!File.Exists(path))
            throw new MlNetModelException(folder, $"no {ModelFile}", $"a folder that an ML.NET model was saved to", "Check the path, or fetch the model again.");

        using var bytes = new MemoryStream(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
        try
        {
            return new MLContext(seed: 0).Model.Load(bytes, out _);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // ML.NET says a broken file, an unknown transformer and a missing assembly with whatever it met.
            throw new MlNetModelException(
                folder, $"{ModelFile} does not load", "a model that this program's ML.NET packages know",
                "Fetch the model again, and reference the packages that it was trained with.", failure);
        }
    }

    // The entries carry the time of saving: without it, the same model is the same bytes.
    private static async Task CopyWithoutTimesAsync(Stream from, Stream to, CancellationToken cancellation)
    {
        using var source = new ZipArchive(from, ZipArchiveMode.Read);
        using var target = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = s_noTime;
            var reading = await entry.OpenAsync(cancellation).ConfigureAwait(false);
            await using var closingRead = reading.ConfigureAwait(false);
            var writing = await copy.OpenAsync(cancellation).ConfigureAwait(false);
            await using var closingWrite = writing.ConfigureAwait(false);
            await reading.CopyToAsync(writing, cancellation).ConfigureAwait(false);
        }
    }

    private static SavedColumn[] Columns(DatasetDescriptor descriptor) =>
        [.. descriptor.Columns.Select(column => new SavedColumn(column.Name, column.Type, column.Nullable))];
}
