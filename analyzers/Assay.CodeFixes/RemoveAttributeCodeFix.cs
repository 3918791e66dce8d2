using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY1020, 1023, 1025, 5015 and 5017: takes out an attribute that refuses nothing, has no effect, or no longer holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveAttributeCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        RuleIds.IdleRule, RuleIds.ImpliedRule, RuleIds.IdleRequired, RuleIds.ChannelTwice, RuleIds.MonitoredAfterAll,
    ];

    private protected override string? Title(SyntaxNode root, Diagnostic diagnostic) =>
        AttributeAt(root, diagnostic) is { } attribute ? $"Remove [{attribute.Name}]" : null;

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics) =>
        ListRemoval.Attributes(diagnostics.Select(diagnostic => AttributeAt(root, diagnostic)).OfType<AttributeSyntax>().Distinct());

    private static AttributeSyntax? AttributeAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();
}
