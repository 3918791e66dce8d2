using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY5002: lets a monitor watch the features.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DriftCodeFix : DeclarationAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnwatchedFeature];

    private protected override string Attribute => "Drift";

    // One that is there already wants an exception instead.
    private protected override bool Mends(Diagnostic diagnostic) => ArgumentEdit.Of(diagnostic.Properties) is null;
}
