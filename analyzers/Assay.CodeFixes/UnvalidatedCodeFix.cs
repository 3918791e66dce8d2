using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY1003 and 1004: states that a column needs no check.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnvalidatedCodeFix : ColumnAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UncheckedColumn, RuleIds.UncheckedFeature];

    private protected override string Attribute => "Unvalidated(\"say why any value is right\")";
}
