using Assay.CompilerServices;

namespace Assay.Pipelines.Gates;

/// <summary>Turns rows into the feature rows of a model.</summary>
internal sealed class FeatureRows : IModelPlanVisitor<Rows>
{
    private readonly Rows _rows;

    private FeatureRows(Rows rows) => _rows = rows;

    /// <summary>The rows themselves where they are the model's input, else made of the rows of a request as a server makes them.</summary>
    /// <exception cref="PipelineException">They are neither.</exception>
    public static Rows Of(ModelPlan plan, Rows rows) => plan.Accept(new FeatureRows(rows));

    public Rows Visit<TModel, TRequest, TInput, TOutput>(ModelPlan<TModel, TRequest, TInput, TOutput> plan)
        where TModel : IModel<TInput, TOutput> => _rows switch
        {
            Rows<TInput> => _rows,
            Rows<TRequest> request => request.Select(plan.ToFeatures),
            _ => throw new PipelineException(
                "evaluate the model",
                plan.Descriptor.Name,
                $"rows of {_rows.RowPlan.Descriptor.Name}",
                $"rows of {plan.Descriptor.Input} or {plan.Descriptor.Request}",
                "Let the step with the metrics read the model's input."),
        };
}
