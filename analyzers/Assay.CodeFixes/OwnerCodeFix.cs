using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY6002: makes room for the owner's name. ASY6011 reminds of it until it is filled in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OwnerCodeFix : AttributeArgumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NoOwner];

    private protected override (string Name, string Value) Argument => ("Owner", "\"team\"");
}
