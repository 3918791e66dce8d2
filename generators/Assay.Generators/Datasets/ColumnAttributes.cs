using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>
/// The attributes of a column: those on the property and on its positional parameter, and, of kinds that neither has, those of the property
/// that it overrides and of the interface properties that it implements.
/// </summary>
internal static class ColumnAttributes
{
    /// <summary>Gathers them: the property's, the parameter's, then what is inherited from the nearest to the farthest.</summary>
    public static IReadOnlyList<AttributeData> Of(INamedTypeSymbol type, IPropertySymbol property, IParameterSymbol? parameter)
    {
        var attributes = new List<AttributeData>(property.GetAttributes());
        if (parameter is not null)
            attributes.AddRange(parameter.GetAttributes());
        foreach (var origin in Origins(type, property))
        {
            var known = attributes.Count;
            foreach (var inherited in origin.GetAttributes())
            {
                if (!attributes.Take(known).Any(own => SymbolEqualityComparer.Default.Equals(own.AttributeClass, inherited.AttributeClass)))
                    attributes.Add(inherited);
            }
        }

        return attributes;
    }

    /// <summary>The properties that a column takes attributes and documentation from where it has none of its own.</summary>
    public static IEnumerable<IPropertySymbol> Origins(INamedTypeSymbol type, IPropertySymbol property)
    {
        for (var overridden = property.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
            yield return overridden;
        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(property.Name))
            {
                if (member is IPropertySymbol declared && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), property))
                    yield return declared;
            }
        }
    }
}
