using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY1011: states that nothing tells when rows happened. Which column would, only the team knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NoEventTimeCodeFix : DeclarationAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NoEventTime];

    private protected override string Attribute => "NoEventTime(\"say why nothing tells when a row happened\")";
}
