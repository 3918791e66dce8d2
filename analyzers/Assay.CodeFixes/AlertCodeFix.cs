using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes;

/// <summary>ASY5003: names the channels that every app has, which is where alerts go without any. Which one people read, only the team knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AlertCodeFix : DeclarationAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NoAlert];

    private protected override string Attribute => "Alert(\"console\")";

    private protected override SyntaxNode Apply(SyntaxNode root, AttributeListSyntax list, string attribute) =>
        AttributeEdits.AddAfter(root, list, attribute, attribute.Replace("console", "file"));
}
