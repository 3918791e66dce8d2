using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes.Steps;

/// <summary>Finds the step around a place.</summary>
internal static class StepSyntax
{
    /// <summary>The step's method.</summary>
    public static MethodDeclarationSyntax? MethodAround(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<MethodDeclarationSyntax>().FirstOrDefault(static method => AttributeOf(method) is not null);

    /// <summary>The <c>[Step]</c> of a method.</summary>
    public static AttributeSyntax? AttributeOf(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(static list => list.Attributes).FirstOrDefault(static attribute => Is(attribute, "Step"));

    /// <summary>Whether an attribute is written by a name.</summary>
    public static bool Is(AttributeSyntax attribute, string name)
    {
        var written = (attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name).ToString();
        return written == name || written == name + "Attribute";
    }
}
