using System.Text.RegularExpressions;

namespace Assay.Generators.Pipelines.Ir;

/// <summary>Checks a task against the component it uses and the graph it stands in.</summary>
internal static class IrTaskChecker
{
    private static readonly Regex s_conditionInput = new(@"inputs\.parameter_values\['([^']*)'\]", RegexOptions.CultureInvariant);

    public static IEnumerable<string> Faults(IrTask task, IrComponent graph, Dictionary<string, IrComponent> components)
    {
        if (!KubeflowNames.IsName(task.Name) || task.Name.Length > KubeflowNames.MaxTask)
            yield return $"'{task.Name}' is no name of a task";
        foreach (var producer in task.DependentTasks)
        {
            var other = graph.Tasks.FirstOrDefault(one => one.Name == producer);
            if (other is null)
                yield return $"task '{task.Name}' waits for '{producer}', which is not beside it";
            else if (other.Condition is not null)
                yield return $"task '{task.Name}' waits for '{producer}', which may be skipped";
        }

        if (!components.TryGetValue(task.Component, out var component))
        {
            yield return $"task '{task.Name}' uses component '{task.Component}', which there is not";
            yield break;
        }

        var bindings = Bindings(task.Parameters, component.Parameters.Select(static one => one.Name).Where(name => name != task.Loop?.ItemInput), task, "parameter")
            .Concat(Bindings(task.Artifacts, component.Artifacts.Select(static one => one.Name), task, "artifact"));
        foreach (var fault in bindings)
            yield return fault;
        foreach (var binding in task.Parameters)
        {
            var wanted = component.Parameters.FirstOrDefault(one => one.Name == binding.Input)?.Type;
            var found = Parameter(binding, graph, components);
            if (Reference(binding, task, wanted, found) is { } fault)
                yield return fault;
        }

        foreach (var binding in task.Artifacts)
        {
            var wanted = TypeOf(component.Artifacts.FirstOrDefault(one => one.Name == binding.Input));
            if (Reference(binding, task, wanted, Artifact(binding, graph, components)) is { } fault)
                yield return fault;
        }

        if (task.Loop is { } loop && (loop.Items.Count == 0 || component.Parameters.All(one => one.Name != loop.ItemInput)))
            yield return $"task '{task.Name}' is repeated for nothing, or tells its component no item";
        foreach (var fault in Condition(task))
            yield return fault;
    }

    private static IEnumerable<string> Bindings(IReadOnlyList<IrBinding> bindings, IEnumerable<string> inputs, IrTask task, string what)
    {
        var bound = bindings.Select(static binding => binding.Input).ToList();
        var wanted = inputs.ToList();
        foreach (var name in wanted.Where(name => !bound.Contains(name)))
            yield return $"task '{task.Name}' leaves {what} '{name}' of its component unbound";
        foreach (var name in bound.Where(name => !wanted.Contains(name)))
            yield return $"task '{task.Name}' binds {what} '{name}', which its component doesn't have";
        if (bound.Distinct(StringComparer.Ordinal).Count() != bound.Count)
            yield return $"task '{task.Name}' binds a {what} twice";
    }

    private static string? Reference(IrBinding binding, IrTask task, string? wanted, string? found)
    {
        if (found is null)
            return $"task '{task.Name}' binds '{binding.Input}' to {binding.Producer ?? "the input"} '{binding.Key}', which there is not";
        if (wanted is not null && wanted != found)
            return $"task '{task.Name}' binds '{binding.Input}' of type {wanted} to one of type {found}";
        return binding.Producer is { } producer && !task.DependentTasks.Contains(producer)
            ? $"task '{task.Name}' reads '{producer}' and doesn't wait for it"
            : null;
    }

    private static string? Parameter(IrBinding binding, IrComponent graph, Dictionary<string, IrComponent> components) =>
        (binding.Producer is null ? graph.Parameters : Producer(binding, graph, components)?.OutputParameters)
            ?.FirstOrDefault(one => one.Name == binding.Key)?.Type;

    private static string? Artifact(IrBinding binding, IrComponent graph, Dictionary<string, IrComponent> components) => TypeOf(
        (binding.Producer is null ? graph.Artifacts : Producer(binding, graph, components)?.OutputArtifacts)?.FirstOrDefault(one => one.Name == binding.Key));

    private static string? TypeOf(IrArtifact? artifact) => artifact is null ? null : artifact.IsList ? $"list of {artifact.SchemaTitle}" : artifact.SchemaTitle;

    private static IrComponent? Producer(IrBinding binding, IrComponent graph, Dictionary<string, IrComponent> components) =>
        graph.Tasks.FirstOrDefault(one => one.Name == binding.Producer) is { } task && components.TryGetValue(task.Component, out var component) ? component : null;

    private static IEnumerable<string> Condition(IrTask task)
    {
        if (task.Condition is null)
            yield break;
        var inputs = s_conditionInput.Matches(task.Condition);
        if (inputs.Count == 0)
            yield return $"the condition of '{task.Name}' reads nothing";
        foreach (Match input in inputs)
        {
            if (!task.Parameters.Any(binding => binding.Input == input.Groups[1].Value))
                yield return $"the condition of '{task.Name}' reads '{input.Groups[1].Value}', which the task isn't given";
        }
    }
}
