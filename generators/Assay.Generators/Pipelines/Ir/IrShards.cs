using System.Globalization;

namespace Assay.Generators.Pipelines.Ir;

/// <summary>
/// A step that runs once for each of a fixed number of shards: Kubeflow's loop over given items, whose artifacts become one list. An item says
/// which shard of how many, <c>1/8</c>.
/// </summary>
internal sealed record IrShards(IrComponent Step, IrComponent Component, IrTask Task)
{
    /// <summary>The parameter that tells the step its shard.</summary>
    public const string Part = "part";

    public static IrShards Of(StepModel step, IrComponent component, Dictionary<string, string> types, int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var item = $"{IrCondition.Channel}loop-item-param-{text}";
        var inner = new IrTask(step.Name, component.Name)
        {
            Parameters = [.. step.Parameters.Select(static name => IrBinding.ToInput(name, IrCondition.Channel + name)), IrBinding.ToInput(Part, item)],
            Cached = step.Cached,
        };
        var loop = new IrComponent(IrBuilder.ComponentName("for-loop-" + text))
        {
            Tasks = [inner],
            Parameters = [.. step.Parameters.Select(name => new IrParameter(IrCondition.Channel + name, types[name])), new IrParameter(item, ParameterTypes.Text)],
            OutputArtifacts = [.. component.OutputArtifacts.Select(static artifact => artifact with { IsList = true })],
            ArtifactSelectors = [.. component.OutputArtifacts.Select(artifact => new IrSelector(artifact.Name, step.Name, artifact.Name))],
        };
        var task = new IrTask("for-loop-" + text, loop.Name)
        {
            DependentTasks = step.After,
            Parameters = [.. step.Parameters.Select(static name => IrBinding.ToInput(IrCondition.Channel + name, name))],
            Loop = new(item, [.. Enumerable.Range(1, step.Shards).Select(part => $"{part.ToString(CultureInfo.InvariantCulture)}/{step.Shards.ToString(CultureInfo.InvariantCulture)}")]),
        };
        return new(component with { Parameters = [.. component.Parameters, new IrParameter(Part, ParameterTypes.Text)] }, loop, task);
    }
}
