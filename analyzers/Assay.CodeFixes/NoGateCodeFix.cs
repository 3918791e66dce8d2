using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY4001: states that candidates aren't judged.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NoGateCodeFix : DeclarationAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Ungated];

    private protected override string Attribute => "NoGate(\"say why candidates are not judged\")";
}
