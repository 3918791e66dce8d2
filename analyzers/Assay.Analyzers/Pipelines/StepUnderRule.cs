using Assay.Analyzers.Declarations;
using Assay.Generators.Pipelines;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Pipelines;

/// <summary>A step of the team's own under examination.</summary>
/// <param name="Model">What the reader made of it.</param>
/// <param name="Method">The method.</param>
/// <param name="Attribute">What marks it.</param>
internal sealed record StepUnderRule(StepModel Model, IMethodSymbol Method, AttributeData Attribute)
{
    /// <summary>The steps that are methods of the record.</summary>
    public static IReadOnlyList<StepUnderRule> Of(Inquiry inquiry, PipelineModel pipeline)
    {
        var steps = new List<StepUnderRule>();
        foreach (var method in inquiry.Type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.GetAttributes().Find(KnownAttributes.Step) is { } attribute
                && pipeline.Steps.FirstOrDefault(step => step.Method == method.Name) is { } model)
            {
                steps.Add(new StepUnderRule(model, method, attribute));
            }
        }

        return steps;
    }

    /// <summary>The parameter that takes an input; null while it is being typed.</summary>
    public IParameterSymbol? ParameterOf(InputModel input) =>
        Model.Arguments.FirstOrDefault(argument => argument.Input == input.Name) is { } argument
            ? Method.Parameters.FirstOrDefault(parameter => parameter.Name == argument.Parameter)
            : null;
}
