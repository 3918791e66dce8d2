using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Privacy;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY6003: classifies a column as what its name says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SensitiveCodeFix : ColumnAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnclassifiedColumn];

    private protected override string Attribute => "Sensitive";

    private protected override string Text(Diagnostic diagnostic) =>
        UnclassifiedColumnRule.Mark(diagnostic.Properties[UnclassifiedColumnRule.Sensitivity] ?? "Personal").Trim('[', ']');
}
