using Assay.Generators.Artifacts;
using Assay.Generators.Pipelines.Ir;
using Assay.Generators.Pipelines.Rendering;
using Assay.Generators.Rendering;

namespace Assay.Generators.Pipelines;

/// <summary>Makes of a pipeline all that comes of it. The analyzers call it for the faults that a reader can't see.</summary>
internal static class PipelineCompiler
{
    /// <summary>Compiles a pipeline without problems.</summary>
    public static CompiledPipeline Compile(PipelineModel pipeline, string project)
    {
        var ir = IrBuilder.Build(pipeline, project);
        var yaml = IrYaml.Write(ir);
        var faults = IrChecker.Faults(ir, yaml);
        if (faults.Count > 0)
            return new CompiledPipeline(pipeline.Type.HintName, "", "", [.. faults.Select(Problem)]);
        var descriptor = DescriptorJson.Write(pipeline);
        Artifact[] artifacts =
        [
            new($"manifest/pipelines/{pipeline.Name}.json", descriptor),
            new($"pipelines/{pipeline.Name}.yaml", yaml),
            .. pipeline.Steps.Select(step => StepLineage.Write(pipeline, step, project)),
        ];
        return new CompiledPipeline(
            $"{pipeline.Type.HintName}.Pipeline.g.cs",
            GeneratedFile.Of(pipeline.Type, artifacts, PlanRenderer.Render(pipeline, descriptor, yaml)),
            $"{pipeline.Type.GlobalName}.{PlanRenderer.PlanName}.Instance",
            []);
    }

    private static PipelineProblem Problem(string fault) => PipelineProblem.OfPipeline(PipelineProblemKind.Internal, fault);
}
