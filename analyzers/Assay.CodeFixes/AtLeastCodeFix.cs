using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY1004: refuses what is below zero, the bound that most numbers have. The upper one only the team knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AtLeastCodeFix : ColumnAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UncheckedFeature];

    private protected override string Attribute => "AtLeast(0)";
}
