namespace Assay.Pipelines.Tests.Fixtures;

/// <summary>A registry in a folder and a list; keeps the order of what is done.</summary>
internal sealed class MemoryRegistry(string folder) : IModelRegistry, IReferenceStore
{
    private readonly List<ModelVersion> _versions = [];
    private readonly Dictionary<string, int> _aliases = new(StringComparer.Ordinal);

    public List<string> Done { get; } = [];

    public IReadOnlyList<ModelVersion> Versions => _versions;

    public List<(int Training, int Evaluation)> Frozen { get; } = [];

    public Task<ModelVersion> RegisterAsync(
        string model, string source, string? runId, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation = default)
    {
        var place = Path.Combine(folder, $"{model}-{_versions.Count + 1}");
        Directory.CreateDirectory(place);
        foreach (var file in Directory.GetFiles(source))
            File.Copy(file, Path.Combine(place, Path.GetFileName(file)));
        var version = new ModelVersion(model, _versions.Count + 1, place, runId, DateTimeOffset.UnixEpoch, [], tags);
        _versions.Add(version);
        Done.Add($"register {version.Version}");
        return Task.FromResult(version);
    }

    public Task<ModelVersion?> FindAsync(string model, string alias, CancellationToken cancellation = default) =>
        Task.FromResult(_aliases.TryGetValue($"{model}@{alias}", out var version) ? _versions[version - 1] : null);

    public Task<ModelVersion?> GetAsync(string model, int version, CancellationToken cancellation = default) =>
        Task.FromResult(_versions.FirstOrDefault(known => known.Model == model && known.Version == version));

    public Task<IReadOnlyList<ModelVersion>> ListAsync(string model, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<ModelVersion>>([.. _versions.Where(known => known.Model == model).Reverse()]);

    public Task SetAliasAsync(string model, int version, string alias, CancellationToken cancellation = default)
    {
        _aliases[$"{model}@{alias}"] = version;
        Done.Add($"{alias} {version}");
        return Task.CompletedTask;
    }

    public Task RemoveAliasAsync(string model, string alias, CancellationToken cancellation = default)
    {
        if (_aliases.Remove($"{model}@{alias}"))
            Done.Add($"no {alias}");
        return Task.CompletedTask;
    }

    public Task SetTagAsync(string model, int version, string key, string value, CancellationToken cancellation = default)
    {
        var tags = new Dictionary<string, string>(_versions[version - 1].Tags, StringComparer.Ordinal) { [key] = value };
        _versions[version - 1] = _versions[version - 1] with { Tags = tags };
        return Task.CompletedTask;
    }

    public Task DownloadAsync(ModelVersion version, string target, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(version.SourceUri))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        return Task.CompletedTask;
    }

    public async Task FreezeAsync(
        Assay.CompilerServices.ModelPlan plan, object model, ModelVersion version, Rows training, Rows evaluation, CancellationToken cancellation = default)
    {
        Frozen.Add(((int)await ((Rows<Point>)training).CountAsync(cancellation), (int)await ((Rows<Point>)evaluation).CountAsync(cancellation)));
        Done.Add($"freeze {version.Version}");
    }
}
