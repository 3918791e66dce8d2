using System.Text.Json;
using Assay.CompilerServices;
using Assay.Hosting.CommandLine;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Pipelines;

/// <summary>Runs of one declared pipeline on this machine.</summary>
internal sealed class LocalRun
{
    private readonly VerbContext _context;
    private readonly PipelinePlan _plan;
    private readonly LocalRunner _runner;

    /// <param name="context">The verb.</param>
    /// <param name="plan">The pipeline.</param>
    /// <param name="useCache">Whether earlier results may be used.</param>
    /// <param name="debug">A step that runs in this process; null for none.</param>
    public LocalRun(VerbContext context, PipelinePlan plan, bool useCache, string? debug = null)
    {
        _context = context;
        _plan = plan;
        Ir = PipelineIr.Parse(plan.Ir, plan.Descriptor.Name);
        _runner = context.Get<LocalRunners>().Create(useCache, debug is null ? null : InProcess(debug));
    }

    public PipelineIr Ir { get; }

    private IPipelineObserver? Observer => _context.Json ? null : new RunConsole(_context.Out, _context.Environment.Interactive);

    public Task<PipelineRunResult> RunAsync(IReadOnlyDictionary<string, JsonElement> parameters, CancellationToken cancellation) =>
        TellAsync(Guid.CreateVersion7(_context.Environment.Clock.GetUtcNow()), runId => _runner.RunAsync(Request() with { RunId = runId, Parameters = parameters }, Observer, cancellation));

    /// <summary>Goes on with a run.</summary>
    /// <param name="runId">The run; null for the last of the pipeline.</param>
    /// <param name="cancellation">Stops it again.</param>
    public async Task<PipelineRunResult> ResumeAsync(Guid? runId, CancellationToken cancellation)
    {
        var name = _plan.Descriptor.Name;
        var past = await RunHistory.OfAsync(_context.Get<AssayWorkspace>(), name, cancellation)
            .FirstOrDefaultAsync(run => runId is null || run.RunId == runId, cancellation).ConfigureAwait(false)
            ?? throw new UsageException(runId is null ? $"{name} has no run to go on with." : $"{name} has no run {runId}.");
        if (past is { CanResume: false, Result: { } result })
        {
            _context.Say($"  Nothing is left to do in run {past.RunId}.");
            return result;
        }

        _context.Say($"  Going on with run {past.RunId} of {past.Started:yyyy-MM-dd HH:mm:ss} UTC");
        return await TellAsync(past.RunId, id => _runner.ResumeAsync(Request(), id, Observer, cancellation)).ConfigureAwait(false);
    }

    private PipelineRunRequest Request() => new()
    {
        Ir = Ir,
        Project = DeclaringProject.OfPipeline(_plan.Descriptor.Name, _context.Get<Declarations>().Project),
        Descriptor = _plan.Descriptor,
    };

    private async Task<PipelineRunResult> TellAsync(Guid runId, Func<Guid, Task<PipelineRunResult>> run)
    {
        try
        {
            var result = await run(runId).ConfigureAwait(false);
            if (result.ExitCode == ExitCode.EnvironmentFailed)
                Hint("failed", runId);
            return result;
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
        catch (OperationCanceledException)
        {
            Hint("was stopped", runId);
            throw;
        }
    }

    private void Hint(string what, Guid runId) => _context.Say($"  Run {runId} {what}; assay run {_plan.Descriptor.Name} --resume goes on where it ended.");

    private InProcessStep InProcess(string name)
    {
        var step = _plan.Descriptor.Steps.FirstOrDefault(step => step.Name == name)
            ?? throw UsageException.Unknown($"step of {_plan.Descriptor.Name}", name, _plan.Descriptor.Steps.Select(step => step.Name));
        return new(name, async (input, cancellation) =>
        {
            _context.Say($"      {name} runs in process {Environment.ProcessId}");
            var outcome = await _context.Get<StepHost>().RunAsync(_plan, step, input, cancellation).ConfigureAwait(false);
            if (outcome.ExitCode != ExitCode.Fine)
                await _context.Environment.Error.WriteLineAsync(outcome.Exception?.ToString() ?? outcome.Message).ConfigureAwait(false);
            return outcome.ExitCode;
        });
    }
}
