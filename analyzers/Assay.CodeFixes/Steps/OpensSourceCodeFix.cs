using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes.Steps;

/// <summary>ASY3006: states that the step reads a source on purpose. Which dataset it would be, only the team knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OpensSourceCodeFix : TreeCodeFix
{
    private const string Attribute = "OpensSource(\"say why nobody needs to validate it\")";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.OpenedSource];

    private protected override string Title => $"Add [{Attribute}]";

    private protected override bool CanMend(SyntaxNode node, Diagnostic diagnostic) => StepSyntax.MethodAround(node) is not null;

    private protected override SyntaxNode Mend(SyntaxNode root, SyntaxNode node)
    {
        var method = StepSyntax.MethodAround(node)!;
        if (method.AttributeLists.SelectMany(static list => list.Attributes).Any(static one => StepSyntax.Is(one, "OpensSource")))
            return root;
        var step = StepSyntax.AttributeOf(method)!;
        // Where the namespace isn't imported, it is written out.
        var added = AttributeEdits.Parse(step.Name is QualifiedNameSyntax name ? $"{name.Left}.{Attribute}" : Attribute);
        var list = (AttributeListSyntax)step.Parent!;
        var place = list.Attributes.IndexOf(step) + 1;
        return root.ReplaceNode(list, list.WithAttributes(list.Attributes.Insert(place, added.WithLeadingTrivia(SyntaxFactory.Space))));
    }
}
