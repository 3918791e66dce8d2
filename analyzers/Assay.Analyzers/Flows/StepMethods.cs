using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Flows;

/// <summary>The methods of a declaration that the runner calls.</summary>
internal static class StepMethods
{
    /// <summary>The methods of a type that carry an attribute, with it.</summary>
    public static IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> Of(INamedTypeSymbol type, string attribute)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && method.GetAttributes().Find(attribute) is { } found)
                yield return (method, found);
        }
    }
}
