using Assay.Generators.ColumnLineage;
using Assay.Generators.Modules;
using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;
using Assay.Generators.Reading.Memory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Pipelines;

/// <summary>The way from records marked <c>[Pipeline]</c> to their files.</summary>
internal static class PipelineGenerator
{
    /// <summary>Adds the pipelines; returns what the module lists.</summary>
    public static IncrementalValuesProvider<PlanEntry> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<AssayOptions> options)
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                PipelineReader.AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellation) => Remembered<PipelineModel>.Read(target, Read, cancellation))
            .Where(static model => model is { Problems.Count: 0, IsUnfinished: false })
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Pipelines);
        var compiled = models.Combine(options)
            .Select(static (pair, _) => PipelineCompiler.Compile(pair.Left, pair.Right.Project))
            .Where(static pipeline => pipeline.Faults.Count == 0)
            .WithTrackingName(TrackingNames.CompiledPipelines);
        context.RegisterSourceOutput(compiled, static (output, pipeline) => output.AddSource(pipeline.HintName, pipeline.Source));
        return compiled.Select(static (pipeline, _) => new PlanEntry(PlanKind.Pipelines, pipeline.Plan));
    }

    private static PipelineModel? Read(GeneratorAttributeSyntaxContext found, CancellationToken cancellation)
    {
        if (!Targets.IsFirst(found) || found.TargetSymbol is not INamedTypeSymbol type || PipelineReader.Read(type, cancellation) is not { } pipeline)
            return null;
        return StepOrigins.Add(pipeline, type, new LineageReader(found.SemanticModel.Compilation, found.SemanticModel), cancellation);
    }
}
