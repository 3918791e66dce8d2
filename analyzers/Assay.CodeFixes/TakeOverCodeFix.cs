using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Datasets.Columns;
using Assay.Analyzers.Reporting;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY1010 and 1016: takes over the unit or the allowed values of the column that a column is taken from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TakeOverCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.OtherValues, RuleIds.OtherUnit];

    private protected override string? Title(SyntaxNode root, Diagnostic diagnostic) => Change(root, diagnostic) is null ? null
        : diagnostic.Id == RuleIds.OtherUnit ? "Take over the origin's unit"
        : "Take over the origin's values";

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => Change(root, diagnostic)).OfType<TextChange>();

    private static TextChange? Change(SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.TryGetValue(UnitRules.Unit, out var unit) && unit is not null)
            return new TextChange(diagnostic.Location.SourceSpan, Literals.Text(unit));
        if (!diagnostic.Properties.TryGetValue(AllowedValuesRule.Values, out var values)
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList is not { } list)
        {
            return null;
        }

        var others = list.Arguments.Where(static argument => argument.NameEquals is not null).Select(static argument => argument.ToString());
        return new TextChange(list.Arguments.Span, string.Join(", ", others.Prepend(values)));
    }
}
