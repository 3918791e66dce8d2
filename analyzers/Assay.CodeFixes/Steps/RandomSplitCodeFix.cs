using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes.Steps;

/// <summary>ASY4017: states that the order of the rows doesn't matter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RandomSplitCodeFix : MethodAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.RandomSplit];

    private protected override string Attribute => "RandomSplit(\"say why no row tells of a later one\")";
}
