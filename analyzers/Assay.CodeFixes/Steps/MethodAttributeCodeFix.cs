using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes.Steps;

/// <summary>A fix that states an intent on the method around a diagnostic, behind the attribute that declares it.</summary>
public abstract class MethodAttributeCodeFix : TreeCodeFix
{
    private static readonly string[] s_declaring = ["Step", "Features", "Check"];

    /// <summary>The attribute's text, with nothing around it.</summary>
    private protected abstract string Attribute { get; }

    private protected sealed override string Title => $"Add [{Attribute}]";

    private protected sealed override bool CanMend(SyntaxNode node, Diagnostic diagnostic) => Declaring(node) is not null;

    private protected sealed override SyntaxNode Mend(SyntaxNode root, SyntaxNode node)
    {
        var declaring = Declaring(node)!;
        var added = AttributeEdits.Parse(Attribute);
        if (Attributes(declaring.FirstAncestorOrSelf<MethodDeclarationSyntax>()!).Any(one => StepSyntax.Is(one, added.Name.ToString())))
            return root;
        // Where the namespace isn't imported, it is written out.
        if (declaring.Name is QualifiedNameSyntax name)
            added = AttributeEdits.Parse($"{name.Left}.{Attribute}");
        var list = (AttributeListSyntax)declaring.Parent!;
        var place = list.Attributes.IndexOf(declaring) + 1;
        return root.ReplaceNode(list, list.WithAttributes(list.Attributes.Insert(place, added.WithLeadingTrivia(SyntaxFactory.Space))));
    }

    private static AttributeSyntax? Declaring(SyntaxNode node) => node.AncestorsAndSelf().OfType<MethodDeclarationSyntax>()
        .Select(static method => Attributes(method).FirstOrDefault(static one => Array.Exists(s_declaring, name => StepSyntax.Is(one, name))))
        .FirstOrDefault(static one => one is not null);

    private static IEnumerable<AttributeSyntax> Attributes(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(static list => list.Attributes);
}
