using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Catalog;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY6008: writes <c>/</c>, which every system understands, where nothing else binds the source to a machine.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SlashCodeFix : ReplacementCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.MachineBoundSource];

    private protected override string? Mended(string text, Diagnostic diagnostic)
    {
        var slashed = text.Replace('\\', '/');
        return slashed != text && SourceText.Binding(slashed) is null ? slashed : null;
    }
}
