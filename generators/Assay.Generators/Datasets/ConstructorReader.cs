using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Datasets;

/// <summary>Finds the constructor that makes rows.</summary>
internal static class ConstructorReader
{
    /// <summary>
    /// The constructor whose parameters are columns: that of a positional record, or, where none takes nothing, the one whose parameters all
    /// are properties by name and type. Null where rows are made without arguments.
    /// </summary>
    public static IMethodSymbol? Read(
        INamedTypeSymbol type, List<IPropertySymbol> properties, ICollection<DatasetProblem> problems, CancellationToken cancellation)
    {
        if (Positional(type, cancellation) is { } positional)
            return positional;
        var explicitly = type.InstanceConstructors.Where(one => !one.IsImplicitlyDeclared && !IsCopy(one, type)).ToList();
        if (explicitly.Count == 0 || explicitly.Exists(static one => one.Parameters.Length == 0))
            return null;
        // A struct can always be made of nothing; where nothing could then be set, its constructor is meant.
        if (type.TypeKind == TypeKind.Struct && properties.Exists(static property => property.SetMethod is not null))
            return null;
        var fitting = explicitly.FindAll(one => one.Parameters.All(parameter => PropertyOf(parameter, properties) is not null));
        if (fitting.Count == 1)
            return fitting[0];
        problems.Add(new DatasetProblem(ProblemKind.NoConstructor, "", fitting.Count == 0
            ? "there is no constructor without parameters, nor one whose parameters are all properties of the same name and type"
            : $"{fitting.Count} constructors take properties: rows need one of them, or one without parameters"));
        return null;
    }

    /// <summary>The property that a parameter fills: of the same name, else of the same but for case, and of its type.</summary>
    public static IPropertySymbol? PropertyOf(IParameterSymbol parameter, List<IPropertySymbol> properties) =>
        properties.Find(property => property.Name == parameter.Name && Fits(property, parameter))
        ?? properties.Find(property => string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && Fits(property, parameter));

    private static bool Fits(IPropertySymbol property, IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type);

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord && constructor.Parameters is [{ Type: var only }] && SymbolEqualityComparer.Default.Equals(only, type);

    private static IMethodSymbol? Positional(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!type.IsRecord)
            return null;
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax { ParameterList: { Parameters.Count: > 0 } })
                    return constructor;
            }
        }

        return null;
    }
}
