using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Datasets.Checks;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY1022, 1028, 1031 and 2006: writes or drops the question mark of a type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NullabilityCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NullSkipped, RuleIds.WeakKey, RuleIds.LiftedComparison, RuleIds.KeyMayBeNull];

    private protected override string? Title(SyntaxNode root, Diagnostic diagnostic) => Change(root, diagnostic) is not { } change ? null
        : change.Span.IsEmpty ? "Take it nullable"
        : "Drop the '?'";

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => Change(root, diagnostic)).OfType<TextChange>().Distinct();

    private static TextChange? Change(SyntaxNode root, Diagnostic diagnostic) => (diagnostic.Id, TypeAt(root, diagnostic)) switch
    {
        (RuleIds.NullSkipped, { } type and not NullableTypeSyntax) => new TextChange(new TextSpan(type.Span.End, 0), "?"),
        (RuleIds.WeakKey or RuleIds.LiftedComparison or RuleIds.KeyMayBeNull, NullableTypeSyntax type) => new TextChange(type.QuestionToken.Span, ""),
        _ => null,
    };

    private static TypeSyntax? TypeAt(SyntaxNode root, Diagnostic diagnostic)
    {
        var node = root.FindNode(diagnostic.Location.SourceSpan);
        if (diagnostic.Properties.TryGetValue(LiftedComparisonRule.Parameter, out var name))
        {
            return node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ParameterList.Parameters
                .FirstOrDefault(parameter => parameter.Identifier.ValueText == name)?.Type;
        }

        return node.FirstAncestorOrSelf<ParameterSyntax>()?.Type ?? node.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.Type;
    }
}
