using Assay.Pipelines.Ir;

namespace Assay.Pipelines.Kubeflow;

/// <summary>
/// What a run in Kubeflow comes to. Its own state doesn't say: where a gate refuses, the deployment's condition is false, and the run ends
/// SUCCEEDED.
/// </summary>
/// <param name="ExitCode">0: fine; 1: a gate or an admission said no; 3: it failed otherwise, was stopped, or hasn't ended.</param>
/// <param name="Text">The same in words.</param>
public sealed record KubeflowVerdict(int ExitCode, string Text)
{
    /// <summary>Reads the verdict of the states of the tasks.</summary>
    /// <param name="run">The run, at its end.</param>
    /// <param name="ir">The pipeline.</param>
    /// <param name="descriptor">Says which tasks admit, judge and deploy; null for a pipeline of others, which goes by its state.</param>
    public static KubeflowVerdict Of(KubeflowRun run, PipelineIr ir, PipelineDescriptor? descriptor)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(ir);
        var steps = descriptor?.Steps ?? [];
        if (steps.FirstOrDefault(step => step.Kind == StepKind.Admit && IsRefusal(Task(run, step.Name))) is { } admission)
            return new(1, $"refused: {admission.Name} does not let {admission.Subject ?? "the data"} through");
        if (run.State is not KubeflowState.Succeeded)
            return new(3, run.State == KubeflowState.Failed ? Failure(run) : run.State.ToString().ToLowerInvariant());
        foreach (var deploy in steps.Where(step => step.Kind == StepKind.Deploy))
        {
            var state = Task(run, deploy.Name)?.State;
            if (state == KubeflowState.Failed)
                return new(3, $"{deploy.Name} failed");
            if (state is not KubeflowState.Succeeded)
                return new(1, $"refused: the gate did not let {deploy.Subject ?? "the model"} pass, {deploy.Name} was {(IsSkipped(run, ir, deploy.Name) ? "skipped" : "not run")}");
        }

        return new(0, "succeeded");
    }

    // A launcher ends with 1 whatever its program did; other codes, and pods that never ran, are the cluster's own trouble.
    private static bool IsRefusal(KubeflowTask? admission) => admission is { State: KubeflowState.Failed } && (admission.Error is not { Length: > 0 } error || SaysOne(error));

    private static bool SaysOne(string error)
    {
        const string said = "exit code 1";
        var after = error.IndexOf(said, StringComparison.OrdinalIgnoreCase) + said.Length;
        return after >= said.Length && (after == error.Length || !char.IsAsciiDigit(error[after]));
    }

    // A group that is skipped may not list what it holds.
    private static bool IsSkipped(KubeflowRun run, PipelineIr ir, string task) =>
        Task(run, task)?.State == KubeflowState.Skipped || Enclosing(ir, task).Any(group => Task(run, group)?.State == KubeflowState.Skipped);

    private static IEnumerable<string> Enclosing(PipelineIr ir, string task)
    {
        foreach (var component in ir.Components.Values.Where(component => component.Dag?.Tasks.ContainsKey(task) == true))
        {
            var uses = ir.Components.Values.Append(ir.Root).SelectMany(outer => outer.Dag?.Tasks.Values ?? []).Where(use => use.Component == component.Name);
            foreach (var group in uses)
            {
                yield return group.Name;
                foreach (var outer in Enclosing(ir, group.Name))
                    yield return outer;
            }
        }
    }

    private static KubeflowTask? Task(KubeflowRun run, string name) => run.Tasks.LastOrDefault(task => task.Name == name);

    private static string Failure(KubeflowRun run)
    {
        var failed = run.Tasks.Where(task => task.State == KubeflowState.Failed).Select(task => task.Name).Distinct(StringComparer.Ordinal).ToList();
        return failed.Count > 0 ? $"failed in {string.Join(", ", failed)}" : run.Error is { } error ? $"failed: {error}" : "failed";
    }
}
