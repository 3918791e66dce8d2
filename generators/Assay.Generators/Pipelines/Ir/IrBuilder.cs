using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Pipelines.Ir;

/// <summary>Compiles a pipeline into Kubeflow's terms: a component, an executor and a task for each step.</summary>
internal static class IrBuilder
{
    /// <summary>The output parameter of a gate that says whether the candidate passed; a name that Kubeflow's own local runner needs.</summary>
    public const string Passed = "Output";

    public static IrPipeline Build(PipelineModel pipeline, string project)
    {
        var types = pipeline.Parameters.ToDictionary(static parameter => parameter.Name, TypeOf, StringComparer.Ordinal);
        var components = new List<IrComponent>();
        var tasks = new List<IrTask>();
        var (conditions, loops) = (0, 0);
        // A step in shards is known beside it by the loop that holds it.
        var sharded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in pipeline.Steps)
        {
            if (step.Shards > 1)
            {
                var shards = IrShards.Of(step, Component(step, types), types, ++loops);
                components.Add(shards.Step);
                components.Add(shards.Component);
                tasks.Add(shards.Task);
                sharded.Add(step.Name, shards.Task.Name);
                continue;
            }

            components.Add(Component(step, types));
            if (step.Kind == StepKind.Deploy)
            {
                var condition = IrCondition.Around(step, pipeline.Steps, types, ++conditions);
                components.Add(condition.Component);
                tasks.Add(condition.Task);
            }
            else
            {
                tasks.Add(Task(step, sharded));
            }
        }

        return new IrPipeline(pipeline.Name, new IrComponent("root") { Parameters = [.. pipeline.Parameters.Select(Parameter)], Tasks = tasks })
        {
            Description = Description(pipeline.Documentation),
            SdkVersion = "assay-" + GeneratedFile.Version,
            Components = components,
            Executors = [.. pipeline.Steps.Select(step => Executor(step, pipeline, project))],
        };
    }

    internal static string ComponentName(string task) => "comp-" + task;

    internal static bool IsArtifact(InputModel input) => input.Kind is not (WireKind.Source or WireKind.Champion);

    internal static string ArtifactType(WireKind kind) => kind switch
    {
        WireKind.Rows => ArtifactTypes.Dataset,
        WireKind.Model => ArtifactTypes.Model,
        WireKind.Metrics => ArtifactTypes.Metrics,
        WireKind.Report => ArtifactTypes.Html,
        _ => ArtifactTypes.Any,
    };

    internal static string TypeOf(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Int32 or ParameterKind.Int64 => ParameterTypes.Integer,
        ParameterKind.Single or ParameterKind.Double => ParameterTypes.Double,
        ParameterKind.Boolean => ParameterTypes.Boolean,
        _ => ParameterTypes.Text,
    };

    private static IrParameter Parameter(ParameterModel parameter) => new(parameter.Name, TypeOf(parameter))
    {
        Default = parameter.Default,
        Description = parameter.Documentation,
        Literals = parameter.Literals,
    };

    private static IrComponent Component(StepModel step, Dictionary<string, string> types) => new(ComponentName(step.Name))
    {
        Executor = ExecutorName(step.Name),
        Artifacts = [.. step.Inputs.Where(IsArtifact).Select(static input => new IrArtifact(input.Name, ArtifactType(input.Kind)) { IsList = input.Kind == WireKind.State })],
        Parameters = [.. step.Parameters.Select(name => new IrParameter(name, types[name]))],
        OutputArtifacts = [.. step.Outputs.Select(static output => new IrArtifact(output.Name, ArtifactType(output.Kind)))],
        OutputParameters = step.Kind == StepKind.Gate ? [new IrParameter(Passed, ParameterTypes.Boolean)] : [],
    };

    private static IrTask Task(StepModel step, Dictionary<string, string> sharded)
    {
        return new(step.Name, ComponentName(step.Name))
        {
            DependentTasks = [.. step.After.Select(Known)],
            Artifacts = [.. step.Inputs.Where(IsArtifact).Select(input => IrBinding.ToOutput(input.Name, Known(input.Step!), input.Output!))],
            Parameters = [.. step.Parameters.Select(static name => IrBinding.ToInput(name, name))],
            Cached = step.Cached,
            Retries = step.Retries,
        };

        string Known(string name) => sharded.TryGetValue(name, out var loop) ? loop : name;
    }

    private static IrExecutor Executor(StepModel step, PipelineModel pipeline, string project) => new(ExecutorName(step.Name), $"assay.invalid/{project}:app")
    {
        Command = ["step", "run", pipeline.Name, step.Name],
        Arguments = ["--executor-input", "{{$}}"],
        Cpu = step.Cpu,
        Memory = step.Memory,
        Accelerator = step.Accelerator,
        AcceleratorCount = step.AcceleratorCount,
        Placement = pipeline.Placement.With(step.Placement),
        DeadlineSeconds = step.TimeoutSeconds,
    };

    private static string ExecutorName(string task) => "exec-" + task;

    // The server refuses a longer one; the whole text is in the manifest.
    private static string? Description(string? documentation)
    {
        if (documentation is null || documentation.Length <= KubeflowNames.MaxDescription)
            return documentation;
        var length = KubeflowNames.MaxDescription - 1;
        if (char.IsHighSurrogate(documentation[length - 1]))
            length--;
        return documentation.Substring(0, length) + "…";
    }
}
