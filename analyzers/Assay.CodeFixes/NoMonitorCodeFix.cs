using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY5001: states that a model is not monitored here.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NoMonitorCodeFix : DeclarationAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Unmonitored];

    private protected override string Attribute => "NoMonitor(\"say why nothing watches the model\")";
}
