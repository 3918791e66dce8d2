using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Datasets.Columns;
using Assay.Analyzers.Reporting;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.CodeFixes;

/// <summary>ASY1005: states the unit that the column's name says, else that it is a pure number, where the team then writes its unit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnitCodeFix : ColumnAttributeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NoUnit];

    private protected override string Attribute => $"Unit(\"{Measurements.One}\")";

    private protected override string Text(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(UnitRules.Unit, out var unit) && unit is not null ? $"Unit({Literals.Text(unit)})" : Attribute;
}
