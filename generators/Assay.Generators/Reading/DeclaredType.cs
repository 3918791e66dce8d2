using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Reading;

/// <summary>How a declaring type is opened again in a generated file.</summary>
/// <param name="Namespace">Its namespace as it is written in code; empty for the global one.</param>
/// <param name="Containers">The headers of the types around it, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Header">Its own header: <c>partial record Flight</c>.</param>
/// <param name="FullName">Its full name without <c>global::</c>, as people and manifests name it.</param>
/// <param name="GlobalName">Its full name in code: <c>global::FlightDelay.Flight</c>.</param>
/// <param name="HintName">What its generated files are called, without an extension.</param>
internal sealed record DeclaredType(
    string Namespace, EquatableArray<string> Containers, string Header, string FullName, string GlobalName, string HintName)
{
    private static readonly SymbolDisplayFormat s_global = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat s_plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The type's name in code with <c>global::</c>, keywords escaped, built-in types by keyword, without nullable annotation.</summary>
    public static string Global(ITypeSymbol type) => type.ToDisplayString(s_global);

    /// <summary>The type's full name without <c>global::</c>.</summary>
    public static string Plain(ITypeSymbol type) => type.ToDisplayString(s_plain);

    /// <summary>Reads a type.</summary>
    public static DeclaredType Of(INamedTypeSymbol type)
    {
        var containers = new List<string>();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            containers.Insert(0, HeaderOf(outer));
        var space = type.ContainingNamespace is { IsGlobalNamespace: false } named
            ? named.ToDisplayString(s_global.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted))
            : "";
        return new DeclaredType(space, containers.ToEquatableArray(), HeaderOf(type), Plain(type), Global(type), Rendering.HintNames.Of(type));
    }

    /// <summary>What keeps a generated part from being added to a type; null where nothing does.</summary>
    public static DeclarationFault? FaultOf(INamedTypeSymbol type, CancellationToken cancellation)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsGenericType)
                return DeclarationFault.Generic;
            if (current.IsFileLocal)
                return DeclarationFault.FileLocal;
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return DeclarationFault.Inaccessible;
            if (!IsPartial(current, cancellation))
                return DeclarationFault.NotPartial;
        }

        return type.IsAbstract || type.IsStatic ? DeclarationFault.Abstract : null;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return true;
        }

        return false;
    }

    private static string HeaderOf(INamedTypeSymbol type)
    {
        var keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        return $"partial {keyword} {Rendering.Literals.Identifier(type.Name)}";
    }
}

/// <summary>What keeps a generated part from being added to a declaration.</summary>
internal enum DeclarationFault
{
    /// <summary>It, or a type around it, is not partial.</summary>
    NotPartial,

    /// <summary>It, or a type around it, has type parameters.</summary>
    Generic,

    /// <summary>It is visible in one file only.</summary>
    FileLocal,

    /// <summary>It, or a type around it, is private or protected: the module can't name it.</summary>
    Inaccessible,

    /// <summary>It has no instances of its own.</summary>
    Abstract,
}
