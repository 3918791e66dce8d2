using System.Globalization;

namespace Assay.Generators.Pipelines.Ir;

/// <summary>
/// A deployment inside the condition that its gate passed. A graph in a graph sees its own inputs only, so all that the deployment reads is
/// handed in under the names that Kubeflow's own compiler gives such channels; its local runner knows no others.
/// </summary>
internal sealed record IrCondition(IrComponent Component, IrTask Task)
{
    public const string Channel = "pipelinechannel--";

    public static IrCondition Around(StepModel deploy, IReadOnlyList<StepModel> steps, Dictionary<string, string> types, int number)
    {
        var name = "condition-" + number.ToString(CultureInfo.InvariantCulture);
        var gate = steps.First(step => step.Kind == StepKind.Gate && step.Subject == deploy.Subject).Name;
        var passed = ChannelOf(gate, IrBuilder.Passed);
        var inputs = deploy.Inputs.Where(IrBuilder.IsArtifact).ToList();
        var handed = inputs.GroupBy(static input => ChannelOf(input.Step!, input.Output!), StringComparer.Ordinal).Select(static group => group.First()).ToList();
        var inner = new IrTask(deploy.Name, IrBuilder.ComponentName(deploy.Name))
        {
            Artifacts = [.. inputs.Select(static input => IrBinding.ToInput(input.Name, ChannelOf(input.Step!, input.Output!)))],
            Parameters = [.. deploy.Parameters.Select(static parameter => IrBinding.ToInput(parameter, Channel + parameter))],
            Cached = deploy.Cached,
        };
        var component = new IrComponent(IrBuilder.ComponentName(name))
        {
            Tasks = [inner],
            Artifacts = [.. handed.Select(static input => new IrArtifact(ChannelOf(input.Step!, input.Output!), IrBuilder.ArtifactType(input.Kind)))],
            Parameters =
            [
                .. deploy.Parameters.Select(parameter => new IrParameter(Channel + parameter, types[parameter])),
                new IrParameter(passed, ParameterTypes.Boolean),
            ],
        };
        var task = new IrTask(name, component.Name)
        {
            DependentTasks = deploy.After,
            Artifacts = [.. handed.Select(static input => IrBinding.ToOutput(ChannelOf(input.Step!, input.Output!), input.Step!, input.Output!))],
            Parameters =
            [
                .. deploy.Parameters.Select(static parameter => IrBinding.ToInput(Channel + parameter, parameter)),
                IrBinding.ToOutput(passed, gate, IrBuilder.Passed),
            ],
            Condition = $"inputs.parameter_values['{passed}'] == true",
        };
        return new IrCondition(component, task);
    }

    private static string ChannelOf(string task, string output) => $"{Channel}{task}-{output}";
}
