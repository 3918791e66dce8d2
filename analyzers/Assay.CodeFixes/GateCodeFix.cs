using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Models;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY4001 and 4005: adds the bound that guessing reaches. The one that a model is worth, only the team knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class GateCodeFix : DeclarationAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Ungated, RuleIds.OnlyRelativeGate];

    private protected override string Attribute => GateSkeleton.For(label: null);

    private protected override string AttributeFor(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(GateSkeleton.Fact, out var gate) && gate is not null ? gate : Attribute;
}
