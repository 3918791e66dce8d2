using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY2001: keeps versions as snapshots, which any dataset can be. Whether differences would be smaller, only the team knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class VersionedCodeFix : DeclarationAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnversionedTrainingData];

    private protected override string Attribute => Text("");

    private protected override string Qualified(string space, string attribute) => Text(space);

    private static string Text(string space) => $"{space}Versioned({space}VersionStrategy.Snapshot, Why = \"say why snapshots\")";
}
