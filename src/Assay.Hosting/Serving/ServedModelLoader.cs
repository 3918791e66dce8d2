using Assay.CompilerServices;
using Assay.Validation.Requests;

namespace Assay.Hosting.Serving;

/// <summary>Loads the champion of a model from the registry.</summary>
internal sealed class ServedModelLoader(IModelRegistry registry, IPredictionLog log, IDatasetSources sources, TimeProvider clock)
{
    /// <summary>The champion, ready to answer; null where there is none yet.</summary>
    public async Task<ServedModel?> LoadChampionAsync(ModelPlan plan, string folder, CancellationToken cancellation)
    {
        if (await registry.FindAsync(plan.Descriptor.Name, ModelAlias.Champion, cancellation).ConfigureAwait(false) is not { } version)
            return null;
        await registry.DownloadAsync(version, folder, cancellation).ConfigureAwait(false);
        return await plan.Accept(new Loader(folder, version, log, sources, clock, cancellation)).ConfigureAwait(false);
    }

    private sealed class Loader(
        string folder, ModelVersion version, IPredictionLog log, IDatasetSources sources, TimeProvider clock, CancellationToken cancellation)
        : IModelPlanVisitor<Task<ServedModel>>
    {
        public async Task<ServedModel> Visit<TModel, TRequest, TInput, TOutput>(ModelPlan<TModel, TRequest, TInput, TOutput> plan)
            where TModel : IModel<TInput, TOutput>
        {
            var model = await plan.LoadModelAsync(folder, cancellation).ConfigureAwait(false);
            var validator = await RequestValidator<TRequest>.CreateAsync(plan.Request, sources, cancellation).ConfigureAwait(false);
            return new ServedModel<TModel, TRequest, TInput, TOutput>(plan, model, version, log, validator, clock);
        }
    }
}
