using Assay.Generators.Pipelines.Yaml;

namespace Assay.Generators.Pipelines.Ir;

/// <summary>Writes a compiled pipeline as Kubeflow's YAML: the pipeline's document and, where an executor needs one, the platform's.</summary>
internal static class IrYaml
{
    public static string Write(IrPipeline pipeline)
    {
        var documents = new List<YamlMap> { Pipeline(pipeline) };
        if (Platform(pipeline) is { } platform)
            documents.Add(platform);
        return YamlWriter.Write(documents);
    }

    private static YamlMap Pipeline(IrPipeline pipeline)
    {
        var info = new YamlMap().Add("name", pipeline.Name);
        if (pipeline.Description is not null)
            info.Add("description", pipeline.Description);
        return new YamlMap()
            .Add("components", Map(pipeline.Components, component => component.Name, IrComponentYaml.Component))
            .Add("deploymentSpec", new YamlMap().Add("executors", Map(pipeline.Executors, executor => executor.Label, Executor)))
            .Add("pipelineInfo", info)
            .Add("root", IrComponentYaml.Component(pipeline.Root))
            .Add("schemaVersion", IrPipeline.SchemaVersion)
            .Add("sdkVersion", pipeline.SdkVersion);
    }

    private static YamlNode Executor(IrExecutor executor)
    {
        var resources = new YamlMap();
        if (executor.Cpu is not null)
            resources.Add("resourceCpuLimit", executor.Cpu).Add("resourceCpuRequest", executor.Cpu);
        if (executor.Memory is not null)
            resources.Add("resourceMemoryLimit", executor.Memory).Add("resourceMemoryRequest", executor.Memory);
        if (executor.Accelerator is not null)
            resources.Add("accelerator", new YamlMap().Add("resourceCount", Constant.Of((long)executor.AcceleratorCount)!.Text).Add("resourceType", executor.Accelerator));
        return new YamlMap().Add("container", new YamlMap()
            .Add("args", YamlList.Of(executor.Arguments))
            .Add("command", YamlList.Of(executor.Command))
            .AddUnlessEmpty("env", IrPlacementYaml.Variables(executor.Placement))
            .Add("image", executor.Image)
            .AddUnlessEmpty("resources", resources));
    }

    private static YamlMap? Platform(IrPipeline pipeline)
    {
        var executors = new YamlMap();
        foreach (var executor in pipeline.Executors)
        {
            var map = IrPlacementYaml.Platform(executor.Placement);
            if (executor.DeadlineSeconds is { } seconds && Constant.Of(seconds) is { } constant)
                map.Add("activeDeadlineSeconds", YamlNode.Native(constant.Text));
            executors.AddUnlessEmpty(executor.Label, map);
        }

        return executors.Entries.Count == 0 ? null : new YamlMap().Add("platforms", new YamlMap()
            .Add("kubernetes", new YamlMap().Add("deploymentSpec", new YamlMap().Add("executors", executors))));
    }

    internal static YamlMap Map<T>(IEnumerable<T> items, Func<T, string> key, Func<T, YamlNode> value)
    {
        var map = new YamlMap();
        foreach (var item in items.OrderBy(key, StringComparer.Ordinal))
            map.Add(key(item), value(item));
        return map;
    }
}
