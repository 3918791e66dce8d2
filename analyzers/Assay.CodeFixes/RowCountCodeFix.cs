using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes;

/// <summary>ASY1013: refuses an empty file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RowCountCodeFix : DeclarationAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.EmptyOrStalePasses];

    private protected override string Attribute => "RowCount(Min = 1)";

    private protected override SyntaxNode Apply(SyntaxNode root, AttributeListSyntax list, string attribute)
    {
        var attributes = ((MemberDeclarationSyntax)list.Parent!).AttributeLists.SelectMany(static one => one.Attributes);
        if (attributes.FirstOrDefault(static one => IsRowCount(one.Name)) is not { } existing)
            return base.Apply(root, list, attribute);
        // An upper bound is there already, and the attribute may stand once only.
        var least = AttributeEdits.Parse(Attribute).ArgumentList!.Arguments[0];
        return root.ReplaceNode(existing, existing.WithArgumentList(existing.ArgumentList is { Arguments.Count: > 0 } given
            ? given.WithArguments(SyntaxFactory.SeparatedList([least, .. given.Arguments]))
            : AttributeEdits.Parse(Attribute).ArgumentList));
    }

    private static bool IsRowCount(NameSyntax name) =>
        (name is QualifiedNameSyntax qualified ? qualified.Right : name).ToString() is "RowCount" or "RowCountAttribute";
}
