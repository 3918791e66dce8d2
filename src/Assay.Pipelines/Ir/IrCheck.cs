namespace Assay.Pipelines.Ir;

/// <summary>Checks that everything a pipeline refers to is there, and that no task waits for itself.</summary>
internal static class IrCheck
{
    public static void Check(PipelineIr ir, YamlPlaces places)
    {
        if (ir.Root.Dag is null)
            throw places.Fault($"root", "an executorLabel", "a dag: the pipeline itself is a graph");
        CheckComponent(ir, ir.Root, places, "root");
        foreach (var (name, component) in ir.Components)
            CheckComponent(ir, component, places, $"components.{name}");
        CheckNesting(ir, places);
    }

    private static void CheckComponent(PipelineIr ir, Component component, YamlPlaces places, string path)
    {
        if (component.ExecutorLabel is { } label && !ir.Executors.ContainsKey(label))
            throw places.Fault($"{path}.executorLabel", $"the label '{label}' that no executor has", "a label of deploymentSpec.executors");
        if (component.Dag is not { } dag)
            return;
        foreach (var (name, task) in dag.Tasks)
            CheckTask(ir, component, dag, task, places, $"{path}.dag.tasks.{name}");
        foreach (var (name, selectors) in dag.ParameterOutputs.Concat(dag.ArtifactOutputs))
        {
            foreach (var selector in selectors)
                Sibling(dag, selector.Task, places, $"{path}.dag.outputs.{name}");
        }

        CheckOrder(dag, places, $"{path}.dag.tasks");
    }

    private static void CheckTask(PipelineIr ir, Component parent, Dag dag, PipelineTask task, YamlPlaces places, string path)
    {
        if (!ir.Components.TryGetValue(task.Component, out var component))
            throw places.Fault($"{path}.componentRef", $"the unknown component '{task.Component}'", "a name of 'components'");
        foreach (var upstream in task.DependentTasks)
            Sibling(dag, upstream, places, $"{path}.dependentTasks");
        foreach (var (key, source) in task.Parameters)
        {
            if (component.Dag is null && !component.Parameters.ContainsKey(key))
                throw places.Fault($"{path}.inputs.parameters.{key}", "a parameter that the component doesn't take", $"an input of {component.Name}");
            if (source is ParameterSource.ComponentInput input && !parent.Parameters.ContainsKey(input.Name))
                throw places.Fault($"{path}.inputs.parameters.{key}", $"the unknown parameter '{input.Name}'", $"an input of {parent.Name}");
            if (source is ParameterSource.TaskOutput output)
                Producer(dag, task, output.Task, places, $"{path}.inputs.parameters.{key}");
            if (source is ParameterSource.FinalStatus status)
                Producer(dag, task, status.Task, places, $"{path}.inputs.parameters.{key}");
        }

        foreach (var (key, source) in task.Artifacts)
        {
            if (source is ArtifactSource.ComponentInput input && !parent.Artifacts.ContainsKey(input.Name))
                throw places.Fault($"{path}.inputs.artifacts.{key}", $"the unknown artifact '{input.Name}'", $"an input of {parent.Name}");
            if (source is ArtifactSource.TaskOutput output)
                Producer(dag, task, output.Task, places, $"{path}.inputs.artifacts.{key}");
        }
    }

    private static void Producer(Dag dag, PipelineTask task, string producer, YamlPlaces places, string path)
    {
        Sibling(dag, producer, places, path);
        if (!task.DependentTasks.Contains(producer))
            throw places.Fault($"{path}", $"the producer '{producer}' that is not among dependentTasks", "every producer there: Kubeflow orders by it alone");
    }

    private static void Sibling(Dag dag, string task, YamlPlaces places, string path)
    {
        if (!dag.Tasks.ContainsKey(task))
            throw places.Fault($"{path}", $"the unknown task '{task}'", "a task of the same dag");
    }

    private static void CheckOrder(Dag dag, YamlPlaces places, string path)
    {
        var left = dag.Tasks.Values.ToDictionary(task => task.Name, task => task.DependentTasks.Distinct().Count(), StringComparer.Ordinal);
        var ready = new Queue<string>(left.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (ready.TryDequeue(out var done))
        {
            left.Remove(done);
            foreach (var task in dag.Tasks.Values.Where(task => left.ContainsKey(task.Name) && task.DependentTasks.Contains(done)))
            {
                if (--left[task.Name] == 0)
                    ready.Enqueue(task.Name);
            }
        }

        if (left.Count > 0)
            throw places.Fault($"{path}", $"a circle: {string.Join(", ", left.Keys.Order(StringComparer.Ordinal))}", "tasks that don't wait for each other");
    }

    private static void CheckNesting(PipelineIr ir, YamlPlaces places)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        var closed = new HashSet<string>(StringComparer.Ordinal);
        Visit(ir.Root);

        void Visit(Component component)
        {
            foreach (var name in component.Dag?.Tasks.Values.Select(task => task.Component) ?? [])
            {
                if (closed.Contains(name))
                    continue;
                if (!open.Add(name))
                    throw places.Fault($"components.{name}", "a component that contains itself", "components that end");
                Visit(ir.Components[name]);
                open.Remove(name);
                closed.Add(name);
            }
        }
    }
}
