using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>What a type is called as a dataset, without reading it whole: what other declarations need of it.</summary>
internal static class DatasetNames
{
    /// <summary>The name in <c>[Dataset]</c> or <c>[Columns]</c>; null where the type has neither.</summary>
    public static string? Of(ITypeSymbol type)
    {
        var attributes = type.GetAttributes();
        return (attributes.Find(KnownAttributes.Dataset) ?? attributes.Find(KnownAttributes.Columns))?.Argument<string>(0);
    }

    /// <summary>The record's <c>[Features]</c> method; null where it has none that can be used.</summary>
    public static IMethodSymbol? FeaturesOf(ITypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && method.GetAttributes().Find(KnownAttributes.Features) is not null && IsFeatures(method, type))
                return method;
        }

        return null;
    }

    /// <summary>Whether a method marked <c>[Features]</c> makes one row of one row of a dataset.</summary>
    public static bool IsFeatures(IMethodSymbol method, ITypeSymbol type) =>
        method is { IsStatic: true, IsGenericMethod: false, Parameters: [{ RefKind: RefKind.None } parameter] }
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, type)
        && Of(parameter.Type) is not null;
}
