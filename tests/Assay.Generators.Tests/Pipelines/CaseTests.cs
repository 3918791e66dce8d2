using Assay.Generators.Pipelines.Ir;
using Assay.Generators.Pipelines.Rendering;
using Assay.Generators.Tests.Driver;
using Assay.TestKit.Snapshots;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>What comes of each declaration in <c>Cases</c>.</summary>
public class CaseTests
{
    /// <summary>A project whose files repeat some of its usings.</summary>
    internal static GenerationOptions Options { get; } = new()
    {
        Properties = new Dictionary<string, string> { ["build_property.AssayProject"] = "shop" },
        Suppressed = ["CS8019", "CS1591", "CS0105"],
    };

    public static TheoryData<string> Cases => [.. PipelineSources.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_compiled_pipeline_is_as_accepted(string name)
    {
        var pipeline = PipelineRun.ReadCase(name);

        Assert.Empty(pipeline.Problems);
        Snapshot.Match(IrYaml.Write(IrBuilder.Build(pipeline, "shop")), $"{name}.yaml");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_plan_is_as_accepted(string name) =>
        Snapshot.Match(PlanRenderer.Render(PipelineRun.ReadCase(name), "{}", "the compiled pipeline"), $"{name}.cs");

    [Theory]
    [MemberData(nameof(Cases))]
    public void All_that_is_generated_compiles_without_a_warning_and_carries_its_artifacts(string name)
    {
        var pipeline = PipelineRun.ReadCase(name);

        var artifacts = Generation.Of(PipelineSources.Case(name), Options).AssertCompiles().Assembly.GetAttributes()
            .Where(static one => one.AttributeClass!.Name == "AssemblyMetadataAttribute")
            .ToDictionary(static one => (string)one.ConstructorArguments[0].Value!, static one => (string)one.ConstructorArguments[1].Value!);

        Assert.Equal(IrYaml.Write(IrBuilder.Build(pipeline, "shop")), artifacts[$"assay:pipelines/{pipeline.Name}.yaml"]);
        Assert.Equal(DescriptorJson.Write(pipeline), artifacts[$"assay:manifest/pipelines/{pipeline.Name}.json"]);
        Assert.Equal(
            pipeline.Steps.Select(step => $"assay:lineage/jobs/{pipeline.Name}.{step.Name}.json").Order(StringComparer.Ordinal),
            artifacts.Keys.Where(static key => key.StartsWith("assay:lineage/jobs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
