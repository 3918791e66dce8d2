using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY2003: makes room for the reason. ASY6011 reminds of it until it is filled in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WhyCodeFix : AttributeArgumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.VersionedWithoutReason];

    private protected override (string Name, string Value) Argument => ("Why", "\"say why this strategy\"");
}
