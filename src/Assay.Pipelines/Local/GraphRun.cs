using Assay.Pipelines.Conditions;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Steps;

namespace Assay.Pipelines.Local;

/// <summary>Runs the tasks of one graph: each as soon as those that it depends on have ended.</summary>
/// <param name="run">The run.</param>
/// <param name="component">The component whose graph it is.</param>
/// <param name="inputs">What the component was given.</param>
/// <param name="path">The path of the task that the graph is; empty for the pipeline itself.</param>
/// <param name="retry">The policy that tasks without one inherit.</param>
internal sealed class GraphRun(RunContext run, Component component, TaskInputs inputs, string path, RetryPolicy? retry)
{
    private readonly Dictionary<string, Task<TaskOutcome>> _tasks = new(StringComparer.Ordinal);

    public async Task<TaskOutcome> RunAsync(CancellationToken cancellation)
    {
        foreach (var task in InOrder(component.Dag!))
            _tasks.Add(task.Name, RunTaskAsync(task, cancellation));
        var outcomes = await Task.WhenAll(_tasks.Values).ConfigureAwait(false);
        var state = TaskOutcome.Worst(outcomes.Select(outcome => outcome.State));
        return state == TaskState.Succeeded ? Outputs(state) : new(state);
    }

    private async Task<TaskOutcome> RunTaskAsync(PipelineTask task, CancellationToken cancellation)
    {
        var upstream = await Task.WhenAll(task.DependentTasks.Select(name => _tasks[name])).ConfigureAwait(false);
        var place = new TaskPlace(task, run.Ir.Components[task.Component], path.Length == 0 ? task.Name : $"{path}/{task.Name}");
        var started = run.Time.GetUtcNow();
        try
        {
            cancellation.ThrowIfCancellationRequested();
            if (!task.RunsAlways && Array.FindIndex(upstream, outcome => !outcome.IsGood) is var bad and >= 0)
                return run.Skip(place, $"{task.DependentTasks[bad]}: {upstream[bad].State.ToString().ToLowerInvariant()}");
            var given = TaskInputs.Of(task, place.Component, inputs, name => _tasks[name].Result, run.Constant);
            if (task.Condition is { } condition && !Condition.Holds(condition, given.Parameters))
                return run.Skip(place, $"not so: {condition}");
            return task.Iterator is null
                ? await RunOnceAsync(place, given, place.Path, started, cancellation).ConfigureAwait(false)
                : await RepeatAsync(place, given, started, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return run.End(place, started, new(TaskState.Canceled), "stopped");
        }
        catch (PipelineException e)
        {
            return run.End(place, started, new(TaskState.Failed), e.Message);
        }
    }

    private async Task<TaskOutcome> RunOnceAsync(TaskPlace place, TaskInputs given, string at, DateTimeOffset started, CancellationToken cancellation)
    {
        var policy = place.Task.Retry ?? retry;
        if (place.Component.Dag is not null)
        {
            var outcome = await new GraphRun(run, place.Component, given, at, policy).RunAsync(cancellation).ConfigureAwait(false);
            return place.Task.Iterator is null ? run.End(place, started, outcome, null) : outcome;
        }

        return await new ContainerRun(run, place with { Path = at }, given, policy).RunAsync(started, cancellation).ConfigureAwait(false);
    }

    private async Task<TaskOutcome> RepeatAsync(TaskPlace place, TaskInputs given, DateTimeOffset started, CancellationToken cancellation)
    {
        var items = TaskInputs.Items(place.Task, given);
        using var limit = new SemaphoreSlim(place.Task.IteratorParallelism ?? int.MaxValue);
        var outcomes = await Task.WhenAll(items.Select(async (item, i) =>
        {
            await limit.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                var at = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place.Path}/{i}");
                return await RunOnceAsync(place, given.With(place.Task.Iterator!.ItemInput, item), at, run.Time.GetUtcNow(), cancellation).ConfigureAwait(false);
            }
            finally
            {
                limit.Release();
            }
        })).ConfigureAwait(false);
        return run.End(place, started, TaskOutcome.Collect(outcomes, place.Component), null);
    }

    private TaskOutcome Outputs(TaskState state)
    {
        var outcome = new TaskOutcome(state);
        var parameters = component.Dag!.ParameterOutputs
            .Select(output => (output.Key, Value: output.Value
                .Where(selector => _tasks[selector.Task].Result.Parameters.ContainsKey(selector.Key))
                .Select(selector => (System.Text.Json.JsonElement?)_tasks[selector.Task].Result.Parameters[selector.Key])
                .FirstOrDefault()))
            .Where(output => output.Value is not null)
            .ToDictionary(output => output.Key, output => output.Value!.Value, StringComparer.Ordinal);
        var artifacts = component.Dag.ArtifactOutputs.ToDictionary(
            output => output.Key,
            output => new ArtifactList([.. output.Value.SelectMany(selector => _tasks[selector.Task].Result.Artifacts.GetValueOrDefault(selector.Key)?.Artifacts ?? [])]),
            StringComparer.Ordinal);
        return outcome with { Parameters = parameters, Artifacts = artifacts };
    }

    private static List<PipelineTask> InOrder(Dag dag)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var order = new List<PipelineTask>();
        foreach (var task in dag.Tasks.Values)
            Visit(task);
        return order;

        void Visit(PipelineTask task)
        {
            if (!seen.Add(task.Name))
                return;
            foreach (var upstream in task.DependentTasks)
                Visit(dag.Tasks[upstream]);
            order.Add(task);
        }
    }
}

/// <summary>A task at its place in the run.</summary>
/// <param name="Task">The task.</param>
/// <param name="Component">The component that it runs.</param>
/// <param name="Path">Its path.</param>
internal sealed record TaskPlace(PipelineTask Task, Component Component, string Path);
