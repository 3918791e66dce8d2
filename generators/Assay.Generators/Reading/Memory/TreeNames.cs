using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Reading.Memory;

/// <summary>The names that a file declares, and those that it uses: by them one file depends on another. Holds text alone.</summary>
internal sealed class TreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> s_known = new();

    private HashSet<string>? _used;

    private TreeNames(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is BaseTypeDeclarationSyntax type)
                Declared.Add(type.Identifier.ValueText);
            else if (node is DelegateDeclarationSyntax handler)
                Declared.Add(handler.Identifier.ValueText);
            else if (node is BaseNamespaceDeclarationSyntax space)
                Namespaces.Add(space.Name.ToString());
            ReachesEverywhere |= node is UsingDirectiveSyntax { GlobalKeyword.RawKind: not (int)SyntaxKind.None } || IsExtension(node);
        }
    }

    /// <summary>The types that it declares, nested ones included.</summary>
    public HashSet<string> Declared { get; } = new(StringComparer.Ordinal);

    /// <summary>The namespaces that it declares something in.</summary>
    public HashSet<string> Namespaces { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it changes what names mean in files that don't name it: a global using, an extension.</summary>
    public bool ReachesEverywhere { get; }

    /// <summary>Reads a file, once.</summary>
    public static TreeNames Of(SyntaxTree tree, CancellationToken cancellation) =>
        s_known.TryGetValue(tree, out var known) ? known : s_known.GetValue(tree, created => new TreeNames(created.GetRoot(cancellation)));

    /// <summary>Whether the file uses one of the names.</summary>
    /// <param name="tree">The file that these are the names of.</param>
    /// <param name="names">Names of types.</param>
    /// <param name="cancellation">Stops reading.</param>
    public bool UsesAny(SyntaxTree tree, HashSet<string> names, CancellationToken cancellation)
    {
        _used ??= Identifiers(tree.GetRoot(cancellation));
        return names.Overlaps(_used);
    }

    private static bool IsExtension(SyntaxNode node) =>
        node is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } && first.Modifiers.Any(SyntaxKind.ThisKeyword)
        || node.IsKind(SyntaxKind.ExtensionBlockDeclaration);

    // An attribute is named with and without its suffix.
    private static HashSet<string> Identifiers(SyntaxNode root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in root.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && names.Add(token.ValueText) && token.Parent?.Parent is AttributeSyntax or QualifiedNameSyntax { Parent: AttributeSyntax })
                names.Add(token.ValueText + "Attribute");
        }

        return names;
    }
}
