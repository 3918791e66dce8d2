using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY6003: states that a column is not sensitive.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NotSensitiveCodeFix : ColumnAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnclassifiedColumn];

    private protected override string Attribute => "Sensitive(Sensitivity.None)";
}
