using System.Globalization;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Hosting.CommandLine;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Kubeflow;

namespace Assay.Hosting.Pipelines;

/// <summary>Brings pipelines to the Kubeflow that the environment names, and tells people how their runs go.</summary>
internal sealed class KubeflowRunner : IDisposable
{
    private readonly KubeflowClient _client;
    private readonly VerbContext _context;

    public KubeflowRunner(VerbContext context)
    {
        var options = KubeflowOptions.FromEnvironment(context.Environment.Variable, File.Exists)
            ?? throw new UsageException("No Kubeflow is configured: set KFP_ENDPOINT, such as http://127.0.0.1:8888 behind kubectl port-forward -n kubeflow svc/ml-pipeline 8888:8888.");
        _client = new(options, context.Environment.Clock);
        _context = context;
    }

    private KubeflowOptions Options => _client.Options;

    private TimeProvider Clock => _context.Environment.Clock;

    /// <summary>Starts a run.</summary>
    /// <returns>The run, just begun.</returns>
    public async Task<KubeflowRun> StartAsync(
        PipelinePlan plan, string? image, IReadOnlyDictionary<string, JsonElement> parameters, CancellationToken cancellation)
    {
        var (version, experiment) = await UploadAsync(plan, image, cancellation).ConfigureAwait(false);
        var name = $"{plan.Descriptor.Name}-{Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        return await new KubeflowRuns(_client).StartAsync(name, version, experiment, parameters, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes the pipeline's schedule a recurring run.</summary>
    public async Task<KubeflowRecurringRun> ScheduleAsync(PipelinePlan plan, string? image, bool catchUp, CancellationToken cancellation)
    {
        var (version, experiment) = await UploadAsync(plan, image, cancellation).ConfigureAwait(false);
        var schedule = new RecurringSchedule(plan.Descriptor.Name, plan.Descriptor.Schedule!) { CatchUp = catchUp };
        return await new KubeflowRuns(_client).ScheduleAsync(schedule, version, experiment, new Dictionary<string, JsonElement>(), cancellation).ConfigureAwait(false);
    }

    /// <summary>Follows a run to its end.</summary>
    /// <returns>The exit code: the verdict of gate and admission, not the run's state.</returns>
    public async Task<int> FollowAsync(PipelinePlan plan, string runId, CancellationToken cancellation)
    {
        var ir = PipelineIr.Parse(plan.Ir, plan.Descriptor.Name);
        var names = ir.Components.Values.Append(ir.Root).SelectMany(component => component.Dag?.Tasks.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        KubeflowRun run;
        try
        {
            // Drivers and launchers of the cluster are tasks too; nobody has declared them.
            run = await new KubeflowFollow(_client, Clock).ToEndAsync(runId, task => Tell(task, names), cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _context.Say($"  The run goes on in the cluster. assay run {plan.Descriptor.Name} --on kubeflow --stop {runId} ends it.");
            throw;
        }

        var verdict = KubeflowVerdict.Of(run, ir, plan.Descriptor);
        _context.Say($"  {plan.Descriptor.Name} {verdict.Text}; {Options.RunPage(runId)}");
        Write(run, verdict);
        return verdict.ExitCode;
    }

    /// <summary>Says where a run is seen.</summary>
    public void Announce(KubeflowRun run, bool isFollowed)
    {
        _context.Say($"  {run.Name}: {Options.RunPage(run.Id)}");
        if (!isFollowed)
            Write(run, null);
    }

    public Task StopAsync(string runId, CancellationToken cancellation) => _client.TerminateAsync(runId, cancellation);

    public Task RetryAsync(string runId, CancellationToken cancellation) => _client.RetryAsync(runId, cancellation);

    public void Dispose() => _client.Dispose();

    private async Task<(KubeflowVersion Version, string Experiment)> UploadAsync(PipelinePlan plan, string? image, CancellationToken cancellation)
    {
        var descriptor = plan.Descriptor;
        PinnedIr pinned;
        try
        {
            pinned = PinnedIr.Pin(plan.Ir, image ?? Options.Image, Program());
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }

        if (pinned.Warning is { } warning)
            await _context.Environment.Error.WriteLineAsync(warning).ConfigureAwait(false);
        var version = await new KubeflowUpload(_client).UploadAsync(descriptor.Name, descriptor.Documentation, pinned.Yaml, cancellation).ConfigureAwait(false);
        _context.Say($"  {descriptor.Name}: version {version.Name}{(version.IsNew ? "" : ", uploaded before")}");
        return (version, await new KubeflowRuns(_client).ExperimentAsync(Options.Experiment ?? descriptor.Name, cancellation).ConfigureAwait(false));
    }

    // The SDK's images hold the app's files in /app, whichever way this process was started.
    private string[] Program() => Options.Program is { } words
        ? words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        : ["dotnet", $"/app/{Path.GetFileNameWithoutExtension(_context.Environment.Self[^1])}.dll"];

    private void Tell(KubeflowTask task, HashSet<string> names)
    {
        if (!names.Contains(task.Name) || task.State is KubeflowState.Unspecified)
            return;
        var log = task.State == KubeflowState.Failed && task.LogCommand(Options) is { } command ? $"{Environment.NewLine}      log: {command}" : "";
        _context.Say($"  {task.Name,-28} {task.State.ToString().ToUpperInvariant()}{(task.Error is { Length: > 0 } error ? $"  {error.ReplaceLineEndings(" ")}" : "")}{log}");
    }

    private void Write(KubeflowRun run, KubeflowVerdict? verdict) => _context.WriteJson(
        new KubeflowRunRow(
            run.Id, run.Name, Options.RunPage(run.Id), run.State.ToString().ToUpperInvariant(), verdict?.Text, verdict?.ExitCode,
            [.. run.Tasks.Select(task => new KubeflowTaskRow(task.Name, task.State.ToString().ToUpperInvariant(), task.Pod, task.Error))]),
        Verbs.VerbJson.Default.KubeflowRunRow);
}

/// <summary>A run as <c>run --on kubeflow --format json</c> writes it.</summary>
internal sealed record KubeflowRunRow(
    string Id, string Name, Uri Page, string State, string? Verdict, int? ExitCode, IReadOnlyList<KubeflowTaskRow> Tasks);

/// <summary>A task of such a run.</summary>
internal sealed record KubeflowTaskRow(string Name, string State, string? Pod, string? Error);
