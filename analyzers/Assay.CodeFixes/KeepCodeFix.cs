using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Datasets;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY2004: keeps versions for as long as their model needs them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class KeepCodeFix : ReplacementCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.KeptTooShort];

    private protected override string? Mended(string text, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(TrainingDataRules.Needed, out var needed) ? needed : null;
}
