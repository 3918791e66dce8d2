using Assay.Generators.Pipelines;
using Assay.Generators.Pipelines.Ir;
using Assay.Generators.Tests.Pipelines;

namespace Assay.Kfp.Tests;

/// <summary>The pipelines that the tests compile, by name: every case of the generator's tests and those of the example.</summary>
internal static class Emitted
{
    private static readonly Lazy<Dictionary<string, PipelineModel>> s_all = new(static () => PipelineSources.Cases
        .Select(static name => PipelineRun.ReadCase(name))
        .Concat(PipelineRun.Read(PipelineRun.Compile(PipelineSources.Example)))
        .ToDictionary(static pipeline => pipeline.Name, StringComparer.Ordinal));

    public static IReadOnlyCollection<string> Names => s_all.Value.Keys;

    public static PipelineModel Model(string name) => s_all.Value[name];

    public static string Yaml(string name) => IrYaml.Write(IrBuilder.Build(Model(name), "shop"));
}
