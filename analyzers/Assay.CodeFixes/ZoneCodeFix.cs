using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY1015: states the zone that a time counts as anyway. If it is another one, the team sees where to write it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ZoneCodeFix : DocumentCodeFix
{
    private const string Zone = "Zone = \"UTC\"";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NoZone];

    private protected override string? Title(SyntaxNode root, Diagnostic diagnostic) => $"Add {Zone}";

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
                continue;
            yield return attribute.ArgumentList is not { } list ? Insert(attribute.Span.End, $"({Zone})")
                : list.Arguments.Count == 0 ? Insert(list.OpenParenToken.Span.End, Zone)
                : Insert(list.Arguments.Span.End, $", {Zone}");
        }
    }

    private static TextChange Insert(int place, string text) => new(new TextSpan(place, 0), text);
}
