using System.Collections.Immutable;
using Assay.Analyzers.Catalog;
using Assay.Analyzers.Datasets;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Flows;
using Assay.Analyzers.Flows.Columns;
using Assay.Analyzers.Models;
using Assay.Analyzers.Monitors;
using Assay.Analyzers.Pipelines;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Analyzers;

/// <summary>
/// The door that the compiler enters by. Each declaration is read once, by the reader that the generator uses, and handed to all rules of its
/// kind: reading binds attributes, and that is the whole cost.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (DeclarationAttributes.Resolve(start.Compilation) is not { } attributes)
                return;
            var index = new DeclarationIndex(start.Compilation, attributes);
            start.RegisterSymbolAction(symbol => Examine(symbol, attributes, index), SymbolKind.NamedType);
        });
    }

    /// <summary>Examines one type, as the compiler has it done for each.</summary>
    internal static void Examine(SymbolAnalysisContext context, DeclarationAttributes attributes, DeclarationIndex index)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var seen = new HashSet<DeclarationKind>();
        foreach (var (kind, attribute) in attributes.Of(type))
        {
            // A record marked both [Dataset] and [Columns] is one declaration.
            if (!seen.Add(kind))
                continue;
            var inquiry = new Inquiry(context, new Declaration(kind, attribute.Argument<string>(0) ?? "", type, attribute), index);
            GeneratedPartRule.Check(inquiry);
            NameTakenRule.Check(inquiry);
            CatalogRules.Check(inquiry);
            switch (kind)
            {
                case DeclarationKind.Dataset:
                    DatasetRules.Check(inquiry);
                    ReproducibilityRule.Check(inquiry);
                    LeakageRule.Check(inquiry);
                    SensitiveRule.Check(inquiry);
                    break;
                case DeclarationKind.Model:
                    ModelRules.Check(inquiry);
                    MissingMetricRule.Check(inquiry);
                    SensitiveRule.CheckModel(inquiry);
                    break;
                case DeclarationKind.Pipeline:
                    PipelineRules.Check(inquiry);
                    StepRules.Check(inquiry);
                    break;
                case DeclarationKind.Monitor:
                    MonitorRules.Check(inquiry);
                    break;
            }
        }
    }
}
