using System.Globalization;

namespace Assay.Generators.Pipelines.Ir;

/// <summary>
/// Checks a compiled pipeline before it leaves the compiler: what the server would refuse, and what it would take and silently get wrong
/// (an unknown reference, a producer missing from <c>dependentTasks</c>, a placeholder that nothing replaces, a lost resource).
/// </summary>
internal sealed class IrChecker
{
    // One object of the cluster holds the whole pipeline and the state of its run; users break between 1 and 1.5 MiB.
    private const int MaxBytes = 1_000_000;

    private readonly List<string> _faults = [];
    private readonly IrPipeline _pipeline;
    private readonly Dictionary<string, IrComponent> _components;

    private IrChecker(IrPipeline pipeline)
    {
        _pipeline = pipeline;
        _components = Unique(pipeline.Components, static component => component.Name, "component");
    }

    /// <summary>The faults of a pipeline and of the text it was written as; empty where there are none.</summary>
    public static IReadOnlyList<string> Faults(IrPipeline pipeline, string yaml)
    {
        var checker = new IrChecker(pipeline);
        checker.Check(yaml);
        return checker._faults;
    }

    private void Check(string yaml)
    {
        Name(_pipeline.Name, KubeflowNames.MaxPipeline);
        if (_pipeline.Description is { Length: > KubeflowNames.MaxDescription })
            _faults.Add($"the description is longer than {KubeflowNames.MaxDescription.ToString(CultureInfo.InvariantCulture)}");
        var bytes = System.Text.Encoding.UTF8.GetByteCount(yaml);
        if (bytes > MaxBytes)
            _faults.Add($"it has {bytes.ToString(CultureInfo.InvariantCulture)} bytes; a cluster holds {MaxBytes.ToString(CultureInfo.InvariantCulture)}");
        var executors = Unique(_pipeline.Executors, static executor => executor.Label, "executor");
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in _pipeline.Components.Concat([_pipeline.Root]))
            Component(component, executors, used);
        foreach (var name in _components.Keys.Where(name => !used.Contains(name)))
            _faults.Add($"no task uses component '{name}'");
        foreach (var label in executors.Keys.Where(label => !_pipeline.Components.Any(component => component.Executor == label)))
            _faults.Add($"no component uses executor '{label}'");
    }

    private void Component(IrComponent component, Dictionary<string, IrExecutor> executors, HashSet<string> used)
    {
        Name(component.Name);
        var isRoot = ReferenceEquals(component, _pipeline.Root);
        Unique(component.OutputParameters, static parameter => parameter.Name, "output of " + component.Name);
        Unique(component.OutputArtifacts, static artifact => artifact.Name, "output of " + component.Name);
        Unique(component.Artifacts, static artifact => artifact.Name, "input of " + component.Name);
        Unique(component.Parameters, static parameter => parameter.Name, "input of " + component.Name);
        foreach (var parameter in component.Parameters)
            Parameter(parameter, component, isRoot);
        if (component.Executor is not null)
        {
            if (component.Tasks.Count > 0)
                _faults.Add($"component '{component.Name}' is both a container and a graph");
            if (executors.TryGetValue(component.Executor, out var executor))
                Executor(executor, component);
            else
                _faults.Add($"component '{component.Name}' names executor '{component.Executor}', which there is not");
        }
        else
        {
            Unique(component.Tasks, static task => task.Name, "task of " + component.Name);
            if (component.Tasks.Count == 0)
                _faults.Add($"component '{component.Name}' does nothing");
            foreach (var task in component.Tasks)
            {
                used.Add(task.Component);
                _faults.AddRange(IrTaskChecker.Faults(task, component, _components));
            }

            foreach (var output in component.OutputArtifacts)
            {
                if (!component.ArtifactSelectors.Any(selector => selector.Output == output.Name && component.Tasks.Any(task => task.Name == selector.Task)))
                    _faults.Add($"nothing makes '{output.Name}' of '{component.Name}'");
            }

            if (HasCycle(component))
                _faults.Add($"tasks of '{component.Name}' wait for each other");
        }
    }

    private void Parameter(IrParameter parameter, IrComponent component, bool isRoot)
    {
        var name = parameter.Name.StartsWith(IrCondition.Channel, StringComparison.Ordinal) ? parameter.Name.Substring(IrCondition.Channel.Length) : parameter.Name;
        if (isRoot ? !KubeflowNames.IsParameter(parameter.Name) : !KubeflowNames.IsParameter(name.Replace('-', '_')))
            _faults.Add($"'{parameter.Name}' of '{component.Name}' is no name of a parameter");
        if (parameter.Type is not (ParameterTypes.Text or ParameterTypes.Integer or ParameterTypes.Double or ParameterTypes.Boolean))
            _faults.Add($"'{parameter.Type}' of '{parameter.Name}' is no type of a parameter");
        if (parameter.Default is { } value && value.IsText != (parameter.Type == ParameterTypes.Text))
            _faults.Add($"the default of '{parameter.Name}' is not of its type");
        if (parameter is { Literals.Count: > 0, Default: { } allowed } && !parameter.Literals.Contains(allowed.Text))
            _faults.Add($"the default of '{parameter.Name}' is none of its values");
    }

    private void Executor(IrExecutor executor, IrComponent component)
    {
        Name(executor.Label);
        if (executor.Image.Length == 0 || executor.Command.Count == 0)
            _faults.Add($"executor '{executor.Label}' has no image or no command");
        if (!executor.Arguments.Contains("{{$}}"))
            _faults.Add($"executor '{executor.Label}' isn't given its inputs");
        foreach (var word in executor.Command.Concat(executor.Arguments))
            _faults.AddRange(IrPlaceholders.Faults(word, component));
        if (executor.Cpu is { } cpu && !Quantities.IsAmount(cpu))
            _faults.Add($"executor '{executor.Label}' asks for '{cpu}' processors");
        if (executor.Memory is { } memory && !Quantities.IsAmount(memory))
            _faults.Add($"executor '{executor.Label}' asks for '{memory}' of memory");
        if (executor.DeadlineSeconds is < 1)
            _faults.Add($"executor '{executor.Label}' has no time to run");
    }

    private static bool HasCycle(IrComponent component)
    {
        var waiting = component.Tasks.ToList();
        while (waiting.Find(task => !waiting.Any(other => task.DependentTasks.Contains(other.Name))) is { } ready)
            waiting.Remove(ready);
        return waiting.Count > 0;
    }

    private void Name(string name, int longest = KubeflowNames.MaxTask + 5)
    {
        if (!KubeflowNames.IsName(name) || name.Length > longest)
            _faults.Add($"'{name}' is no name in Kubeflow");
    }

    private Dictionary<string, T> Unique<T>(IEnumerable<T> items, Func<T, string> key, string what)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (all.ContainsKey(key(item)))
                _faults.Add($"two are called '{key(item)}': {what}");
            all[key(item)] = item;
        }

        return all;
    }
}
