using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Declarations;

/// <summary>The attributes that mark declarations, resolved once in a compilation.</summary>
internal sealed class DeclarationAttributes
{
    private readonly Dictionary<INamedTypeSymbol, DeclarationKind> _kinds;

    private DeclarationAttributes(Dictionary<INamedTypeSymbol, DeclarationKind> kinds) => _kinds = kinds;

    /// <summary>Resolves them; null where Assay isn't referenced.</summary>
    public static DeclarationAttributes? Resolve(Compilation compilation)
    {
        var kinds = new Dictionary<INamedTypeSymbol, DeclarationKind>(SymbolEqualityComparer.Default);
        foreach (var (name, kind) in Known())
        {
            if (compilation.GetTypeByMetadataName(name) is { } type)
                kinds[type] = kind;
        }

        return kinds.Count == 0 ? null : new DeclarationAttributes(kinds);
    }

    /// <summary>What a type is declared as, with the attribute that says so: mostly nothing, at most a few.</summary>
    public IEnumerable<(DeclarationKind Kind, AttributeData Attribute)> Of(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { } marker && _kinds.TryGetValue(marker.OriginalDefinition, out var kind))
                yield return (kind, attribute);
        }
    }

    private static IEnumerable<(string Name, DeclarationKind Kind)> Known() =>
    [
        (KnownAttributes.Dataset, DeclarationKind.Dataset),
        (KnownAttributes.Columns, DeclarationKind.Dataset),
        (KnownAttributes.Model, DeclarationKind.Model),
        (KnownAttributes.Pipeline, DeclarationKind.Pipeline),
        (KnownAttributes.Monitor, DeclarationKind.Monitor),
    ];
}
