using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes.Steps;

/// <summary>ASY3006: states that the step reads a source on purpose. Which dataset it would be, only the team knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OpensSourceCodeFix : MethodAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.OpenedSource];

    private protected override string Attribute => "OpensSource(\"say why nobody needs to validate it\")";
}
