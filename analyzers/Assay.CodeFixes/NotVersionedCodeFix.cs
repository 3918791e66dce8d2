using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY2001: states that no versions are kept.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NotVersionedCodeFix : DeclarationAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnversionedTrainingData];

    private protected override string Attribute => "NotVersioned(\"say why no versions are kept\")";
}
