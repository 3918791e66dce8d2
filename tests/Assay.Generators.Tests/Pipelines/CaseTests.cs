using Assay.Generators.Pipelines.Ir;
using Assay.TestKit.Snapshots;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>What comes of each declaration in <c>Cases</c>.</summary>
public class CaseTests
{
    public static TheoryData<string> Cases => [.. PipelineSources.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_compiled_pipeline_is_as_accepted(string name)
    {
        var pipeline = PipelineRun.ReadOne(PipelineSources.Case(name));

        Assert.Empty(pipeline.Problems);
        Snapshot.Match(IrYaml.Write(IrBuilder.Build(pipeline, "shop")), $"{name}.yaml");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_code_is_as_accepted_and_compiles_without_a_warning(string name)
    {
        var driver = PipelineRun.Generate(PipelineRun.Compile(PipelineSources.Case(name)), out var output);

        Assert.Empty(output.GetDiagnostics().Where(static one => one.Severity >= DiagnosticSeverity.Warning));
        var source = Assert.Single(driver.GetRunResult().GeneratedTrees, static tree => tree.FilePath.EndsWith(".Pipeline.g.cs", StringComparison.Ordinal));
        Snapshot.Match(source.ToString(), $"{name}.cs");
    }
}
