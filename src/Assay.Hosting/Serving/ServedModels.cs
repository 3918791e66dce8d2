using Assay.CompilerServices;
using Assay.Workspace;

namespace Assay.Hosting.Serving;

/// <summary>The champions that this process serves. A new champion takes over within <see cref="s_recheck"/>, without a request being lost.</summary>
internal sealed class ServedModels(Declarations declarations, ServedModelLoader loader, IModelRegistry registry, AssayWorkspace workspace, TimeProvider clock)
    : IDisposable
{
    private static readonly TimeSpan s_recheck = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (ServedModel Model, DateTimeOffset Checked)> _models = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>The champion of a declared model; null where the model is not declared or has no champion.</summary>
    public async Task<ServedModel?> FindAsync(string name, CancellationToken cancellation)
    {
        if (declarations.Models.FirstOrDefault(plan => plan.Descriptor.Name == name) is not { } model)
            return null;
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await CurrentAsync(model, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<ServedModel?> CurrentAsync(ModelPlan plan, CancellationToken cancellation)
    {
        var name = plan.Descriptor.Name;
        var now = clock.GetUtcNow();
        if (_models.TryGetValue(name, out var known))
        {
            if (now - known.Checked < s_recheck)
                return known.Model;
            var champion = await registry.FindAsync(name, ModelAlias.Champion, cancellation).ConfigureAwait(false);
            if (champion?.Version == known.Model.Version.Version)
            {
                _models[name] = (known.Model, now);
                return known.Model;
            }
        }

        var folder = Path.Combine(workspace.Cache, "serving", $"{name}-{Guid.CreateVersion7(now):N}");
        if (await loader.LoadChampionAsync(plan, folder, cancellation).ConfigureAwait(false) is not { } loaded)
            return null;
        _models[name] = (loaded, now);
        return loaded;
    }
}
