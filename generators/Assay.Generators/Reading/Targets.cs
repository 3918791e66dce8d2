using Microsoft.CodeAnalysis;

namespace Assay.Generators.Reading;

/// <summary>Which of the places where an attribute stands speaks for the type.</summary>
internal static class Targets
{
    /// <summary>
    /// Whether this is the first. A second one on another part is an error of the compiler's, but while a record is being copied there are two,
    /// and two files of one name would end the generator.
    /// </summary>
    public static bool IsFirst(GeneratorAttributeSyntaxContext context)
    {
        var here = context.Attributes[0];
        foreach (var attribute in context.TargetSymbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass?.OriginalDefinition, here.AttributeClass?.OriginalDefinition))
            {
                return attribute.ApplicationSyntaxReference?.SyntaxTree == here.ApplicationSyntaxReference?.SyntaxTree
                    && attribute.ApplicationSyntaxReference?.Span == here.ApplicationSyntaxReference?.Span;
            }
        }

        return false;
    }
}
