using Assay.Generators.Pipelines.Yaml;

namespace Assay.Generators.Pipelines.Ir;

/// <summary>Components and tasks as YAML.</summary>
internal static class IrComponentYaml
{
    public static YamlMap Component(IrComponent component)
    {
        var map = new YamlMap();
        if (component.Executor is not null)
            map.Add("executorLabel", component.Executor);
        else
            map.Add("dag", new YamlMap()
                .AddUnlessEmpty("outputs", new YamlMap().AddUnlessEmpty("artifacts", IrYaml.Map(component.ArtifactSelectors, selector => selector.Output, Selector)))
                .Add("tasks", IrYaml.Map(component.Tasks, task => task.Name, Task)));
        return map
            .AddUnlessEmpty("inputDefinitions", new YamlMap()
                .AddUnlessEmpty("artifacts", IrYaml.Map(component.Artifacts, artifact => artifact.Name, Artifact))
                .AddUnlessEmpty("parameters", IrYaml.Map(component.Parameters, parameter => parameter.Name, Parameter)))
            .AddUnlessEmpty("outputDefinitions", new YamlMap()
                .AddUnlessEmpty("artifacts", IrYaml.Map(component.OutputArtifacts, artifact => artifact.Name, Artifact))
                .AddUnlessEmpty("parameters", IrYaml.Map(component.OutputParameters, parameter => parameter.Name, Parameter)));
    }

    private static YamlNode Artifact(IrArtifact artifact)
    {
        var map = new YamlMap().Add("artifactType", new YamlMap().Add("schemaTitle", artifact.SchemaTitle).Add("schemaVersion", "0.0.1"));
        return artifact.IsList ? map.Add("isArtifactList", YamlNode.Native("true")) : map;
    }

    private static YamlNode Selector(IrSelector selector) => new YamlMap().Add("artifactSelectors", new YamlList(
        [new YamlMap().Add("outputArtifactKey", selector.Key).Add("producerSubtask", selector.Task)]));

    private static YamlMap Loop(IrLoop loop) => new YamlMap()
        .Add("itemInput", loop.ItemInput)
        .Add("items", new YamlMap().Add("raw", $"[{string.Join(", ", loop.Items.Select(static item => $"\"{item}\""))}]"));

    private static YamlNode Parameter(IrParameter parameter)
    {
        var map = new YamlMap().Add("parameterType", parameter.Type);
        // The server asks for a parameter that has a default unless it is optional as well.
        if (parameter.Default is { } value)
            map.Add("defaultValue", value.IsText ? YamlNode.Text(value.Text) : YamlNode.Native(value.Text)).Add("isOptional", YamlNode.Native("true"));
        if (parameter.Description is not null)
            map.Add("description", parameter.Description);
        return map.AddUnlessEmpty("literals", YamlList.Of(parameter.Literals));
    }

    private static YamlNode Task(IrTask task)
    {
        var map = new YamlMap()
            .Add("cachingOptions", task.Cached ? new YamlMap().Add("enableCache", YamlNode.Native("true")) : new YamlMap())
            .Add("componentRef", new YamlMap().Add("name", task.Component))
            .AddUnlessEmpty("dependentTasks", YamlList.Of(task.DependentTasks.OrderBy(name => name, StringComparer.Ordinal)))
            .AddUnlessEmpty("inputs", new YamlMap()
                .AddUnlessEmpty("artifacts", IrYaml.Map(task.Artifacts, binding => binding.Input, ArtifactBinding))
                .AddUnlessEmpty("parameters", IrYaml.Map(task.Parameters, binding => binding.Input, ParameterBinding)))
            .Add("taskInfo", new YamlMap().Add("name", task.Name));
        if (task.Loop is { } loop)
            map.Add("parameterIterator", Loop(loop));
        if (task.Retries > 0)
            map.Add("retryPolicy", RetryPolicy(task.Retries));
        if (task.Condition is not null)
            map.Add("triggerPolicy", new YamlMap().Add("condition", task.Condition));
        return map;
    }

    private static YamlMap RetryPolicy(int retries) => new YamlMap()
        .Add("backoffDuration", YamlNode.Native("60s"))
        .Add("backoffFactor", YamlNode.Native("2.0"))
        .Add("backoffMaxDuration", YamlNode.Native("3600s"))
        .Add("maxRetryCount", YamlNode.Native(Constant.Of((long)retries)!.Text));

    private static YamlNode ArtifactBinding(IrBinding binding) => binding.Producer is null
        ? new YamlMap().Add("componentInputArtifact", binding.Key)
        : new YamlMap().Add("taskOutputArtifact", new YamlMap().Add("outputArtifactKey", binding.Key).Add("producerTask", binding.Producer));

    private static YamlNode ParameterBinding(IrBinding binding) => binding.Producer is null
        ? new YamlMap().Add("componentInputParameter", binding.Key)
        : new YamlMap().Add("taskOutputParameter", new YamlMap().Add("outputParameterKey", binding.Key).Add("producerTask", binding.Producer));
}
