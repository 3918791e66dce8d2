using Assay.CompilerServices;

namespace Assay.Monitoring.References;

/// <summary>Turns rows into a model's feature rows.</summary>
internal static class FeatureRows
{
    /// <summary>The rows themselves where they are the model's input, else made of rows of a request as a server makes them.</summary>
    /// <exception cref="MonitoringException">They are neither.</exception>
    public static Rows<TInput> Of<TModel, TRequest, TInput, TOutput>(ModelPlan<TModel, TRequest, TInput, TOutput> plan, Rows rows)
        where TModel : IModel<TInput, TOutput> => rows switch
        {
            Rows<TInput> input => input,
            Rows<TRequest> request => request.Select(plan.ToFeatures),
            _ => throw new MonitoringException(
                "freeze the reference",
                plan.Descriptor.Name,
                $"rows of {rows.RowPlan.Descriptor.Name}",
                $"rows of {plan.Descriptor.Input} or {plan.Descriptor.Request}",
                "Let the steps that train and evaluate read the model's input."),
        };
}
