using Assay.CompilerServices;
using Assay.Validation;

namespace Assay.Hosting.Serving;

/// <summary>Loads the champion of a model from the registry.</summary>
internal sealed class ServedModelLoader(IModelRegistry registry, IPredictionLog log, RequestValidator validator, TimeProvider clock)
{
    /// <summary>The champion, ready to answer; null where there is none yet.</summary>
    public async Task<ServedModel?> LoadChampionAsync(ModelPlan plan, string folder, CancellationToken cancellation)
    {
        if (await registry.FindAsync(plan.Descriptor.Name, ModelAlias.Champion, cancellation).ConfigureAwait(false) is not { } version)
            return null;
        await registry.DownloadAsync(version, folder, cancellation).ConfigureAwait(false);
        var model = await plan.LoadAsync(folder, cancellation).ConfigureAwait(false);
        return plan.Accept(new Loader(model, version, log, validator, clock));
    }

    private sealed class Loader(object model, ModelVersion version, IPredictionLog log, RequestValidator validator, TimeProvider clock)
        : IModelPlanVisitor<ServedModel>
    {
        public ServedModel Visit<TModel, TRequest, TInput, TOutput>(ModelPlan<TModel, TRequest, TInput, TOutput> plan)
            where TModel : IModel<TInput, TOutput> =>
            new ServedModel<TModel, TRequest, TInput, TOutput>(plan, (TModel)model, version, log, validator, clock);
    }
}
