using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY1019 and 1024: takes out an argument that changes nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveArgumentCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.IdleValue, RuleIds.IdleMostly];

    private protected override string? Title(SyntaxNode root, Diagnostic diagnostic) =>
        ArgumentAt(root, diagnostic) is { } argument ? $"Remove {argument}" : null;

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics) =>
        ListRemoval.Arguments(diagnostics.Select(diagnostic => ArgumentAt(root, diagnostic)).OfType<AttributeArgumentSyntax>().Distinct());

    // A value within an array has neighbours that only its author can arrange; an empty set lets nothing pass.
    private static AttributeArgumentSyntax? ArgumentAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument
        && argument.Expression.Span == diagnostic.Location.SourceSpan
        && (argument.NameEquals is not null || argument.Parent is AttributeArgumentListSyntax { Arguments.Count: > 1 })
            ? argument
            : null;
}
