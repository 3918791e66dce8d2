using System.Collections.ObjectModel;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;

namespace Assay.Hosting.Data;

/// <summary>Opens datasets: an explicit source, else a version, else the configured source, else the declared one.</summary>
internal sealed class DatasetSources(
    AssayOptions options, HostEnvironment environment, IEnumerable<ISourceScheme> schemes, IDatasetVersions versions)
    : IDatasetSources
{
    private readonly string _root = ProjectFolder.Find(options, environment);

    public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => reference.Version is { } version && reference.Source is null
        ? versions.Open(plan, version)
        : FileSource.Open(plan, Spec(plan, reference));

    public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference)
    {
        if (plan.Descriptor.BatchBy == BatchBy.Whole || (reference.Version is not null && reference.Source is null))
            return [reference];
        var spec = Spec(plan, reference);
        if (!FileSource.IsFiles(spec))
            return [reference];
        var files = FileSource.Files(spec);
        return [.. files.Select((file, i) => reference with { Source = file.Name, Version = null, Superseded = i < files.Count - 1 })];
    }

    /// <summary>The files that a reference means. A relative path counts from the project's folder, or from the current one where it exists there.</summary>
    public SourceSpec Spec(DatasetPlan plan, DatasetReference reference) => SourceReading.Apply(
        SourceReading.Apply(Plain(plan, reference), Configured(options.Readings, plan.Descriptor.Name) ?? ReadOnlyDictionary<string, string>.Empty), reference.Reading);

    private SourceSpec Plain(DatasetPlan plan, DatasetReference reference) => new(SourceOf(plan.Descriptor, reference))
    {
        BaseFolder = reference.Source is { } source && Path.Exists(Path.GetFullPath(source, environment.CurrentFolder)) ? environment.CurrentFolder : _root,
        WithoutKnownAfter = reference.WithoutKnownAfter,
        Schemes = [.. schemes],
    };

    /// <summary>A hash of the content that a reference means now; null where it can't be told without reading a database.</summary>
    public async Task<string?> DigestAsync(DatasetPlan plan, DatasetReference reference, CancellationToken cancellation)
    {
        var spec = Spec(plan, reference);
        return FileSource.IsFiles(spec) ? await FileDigest.ComputeAsync(spec, cancellation).ConfigureAwait(false) : null;
    }

    private string SourceOf(DatasetDescriptor dataset, DatasetReference reference) =>
        reference.Source
        ?? Configured(options.Sources, dataset.Name)
        ?? dataset.Source
        ?? throw new UsageException($"{dataset.Name} has no source of its own: name one with --source, or set Assay:Sources:{dataset.Name}.");

    private static T? Configured<T>(IReadOnlyDictionary<string, T> byDataset, string name)
        where T : class => byDataset.GetValueOrDefault(name) ?? byDataset.GetValueOrDefault(name.Replace('-', '_'));
}
