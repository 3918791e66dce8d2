using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY1003, 1004 and 1050: states that a column needs no check.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnvalidatedCodeFix : ColumnAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UncheckedColumn, RuleIds.UncheckedFeature, RuleIds.RulesWithin];

    private protected override string Attribute => "Unvalidated(\"say why any value is right\")";
}
