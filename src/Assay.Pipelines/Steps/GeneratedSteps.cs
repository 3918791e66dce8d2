using System.Globalization;
using System.Text;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Pipelines.Deployment;
using Assay.Pipelines.Gates;

namespace Assay.Pipelines.Steps;

/// <summary>Runs the steps that the generator puts into a pipeline.</summary>
internal sealed class GeneratedSteps(PipelinePlan pipeline, StepDescriptor step, StepInputs inputs, StepOutputs outputs, StepLineage lineage, StepServices services)
{
    /// <summary>The gate's output parameter: whether the candidate passed.</summary>
    public const string Passed = "Output";

    /// <summary>The parameter of a step in shards: which of how many.</summary>
    public const string Part = "part";

    /// <summary>
    /// Observes a part of a source. A fault of the data leaves an empty state: the validation that merges the parts then reads the source itself,
    /// for only a whole pass makes the verdict and the report that people need.
    /// </summary>
    public async Task<StepOutcome> ObserveAsync(CancellationToken cancellation)
    {
        var plan = Dataset(Subject);
        var (reference, purpose) = Read(plan);
        var part = inputs.Text(Part);
        var file = Path.GetTempFileName();
        try
        {
            await Parts.ObserveAsync(plan, reference, part, purpose, file, cancellation).ConfigureAwait(false);
            await outputs.FileAsync("state", await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            return new(0, $"{Subject}: part {part} observed");
        }
        catch (SourceException fault) when (fault.IsData)
        {
            await outputs.FileAsync("state", ReadOnlyMemory<byte>.Empty, cancellation).ConfigureAwait(false);
            return new(0, $"{Subject}: part {part} can't be read: {fault.Message}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Validates every batch of a source. A bad verdict is a result: the step succeeds, so that verdict and report are kept.</summary>
    public async Task<StepOutcome> ValidateAsync(CancellationToken cancellation)
    {
        var plan = Dataset(Subject);
        var (reference, purpose) = Read(plan);
        var asOf = AsOf();
        var states = inputs.Paths("states");
        var verdicts = states.Count > 0 && states.All(state => new FileInfo(state) is { Exists: true, Length: > 0 })
            ? await Parts.JudgeAsync(plan, states, asOf, cancellation).ConfigureAwait(false)
            : await services.Validation.ValidateAllAsync(plan, reference, asOf, purpose, cancellation).ConfigureAwait(false);
        if (verdicts.Count == 0)
            throw new SourceException(SourceFault.Missing, reference.Source ?? plan.Descriptor.Source ?? Subject, "no batch", "at least one", "Check the path of the source.");
        var report = services.VerdictReport(verdicts, services.Time.GetUtcNow());
        await outputs.FileAsync(
            "verdict", JsonSerializer.SerializeToUtf8Bytes(verdicts, VerdictJson.Default.IReadOnlyListVerdict), cancellation).ConfigureAwait(false);
        await outputs.FileAsync("report", Encoding.UTF8.GetBytes(report), cancellation).ConfigureAwait(false);
        await services.Run.LogVerdictsAsync(verdicts, report, cancellation).ConfigureAwait(false);
        return new(0, VerdictLine.Of(verdicts));
    }

    /// <summary>Lets the pipeline go on, or not.</summary>
    public async Task<StepOutcome> AdmitAsync(CancellationToken cancellation)
    {
        var path = inputs.Artifact("verdict").LocalPath;
        var verdicts = StepJson.ReadVerdicts(await StepInputs.ReadAsync(path, cancellation).ConfigureAwait(false), path);
        return new(verdicts.All(verdict => verdict.IsAdmitted) ? 0 : 1, VerdictLine.Of(verdicts));
    }

    /// <summary>Judges a candidate. A refusal is a result as well.</summary>
    public async Task<StepOutcome> GateAsync(CancellationToken cancellation)
    {
        var plan = Model(Subject);
        var champions = new ChampionModel(services.Registry);
        var version = await champions.FindAsync(Subject, inputs.Text(StepParameters.Champion(Subject)), cancellation).ConfigureAwait(false);
        var verdict = await new GateEvaluator(services.Time, services.Bootstrap).EvaluateAsync(
            new()
            {
                Plan = plan,
                Candidate = await plan.LoadAsync(inputs.Artifact("model").LocalPath, cancellation).ConfigureAwait(false),
                Champion = version is null ? null : await champions.LoadAsync(plan, version, cancellation).ConfigureAwait(false),
                ChampionVersion = version?.Version,
                Evaluation = inputs.Rows("evaluation"),
                Reported = inputs.Has("metrics") ? await inputs.MetricsAsync("metrics", cancellation).ConfigureAwait(false) : null,
            },
            cancellation).ConfigureAwait(false);
        await outputs.FileAsync("verdict", verdict.ToJson(), cancellation).ConfigureAwait(false);
        await outputs.FileAsync("report", Encoding.UTF8.GetBytes(GateReport.Render(verdict)), cancellation).ConfigureAwait(false);
        outputs.Parameter(Passed, verdict.Passed);
        foreach (var metric in verdict.Metrics)
        {
            if (metric.Candidate is { } value)
                services.Run.LogMetric($"gate/{metric.Metric}", value);
        }

        services.Run.SetTag(VersionTags.Gate, verdict.Summary);
        services.Run.SetTag(RunTag.Champion(Subject), version?.Version.ToString(CultureInfo.InvariantCulture) ?? "none");
        lineage.Judged(verdict);
        return new(0, $"{Subject}: {verdict.Summary}");
    }

    /// <summary>Makes a candidate champion.</summary>
    public async Task<StepOutcome> DeployAsync(CancellationToken cancellation)
    {
        var path = inputs.Artifact("verdict").LocalPath;
        var content = await StepInputs.ReadAsync(path, cancellation).ConfigureAwait(false);
        var record = await new Deployer(services.Registry, services.References, services.Time).DeployAsync(
            new()
            {
                Plan = Model(Subject),
                Folder = inputs.Artifact("model").LocalPath,
                Training = inputs.Has("training") ? inputs.Rows("training") : null,
                Evaluation = inputs.Rows("evaluation"),
                Verdict = StepJson.Read(() => GateVerdict.Parse(content), path, "a gate's verdict"),
                TrackingRunId = StepInputs.Metadata(inputs.Artifact("model"), "run_id") ?? services.Run.Id,
                PipelineRunId = services.RunId,
                Data = inputs.Data.Data,
            },
            cancellation).ConfigureAwait(false);
        lineage.Deployed(record);
        var before = record.PreviousVersion is { } previous ? $", in place of version {previous.ToString(CultureInfo.InvariantCulture)}" : "";
        return new(0, $"{Subject}: version {record.Version.ToString(CultureInfo.InvariantCulture)} is champion{before}");
    }

    private IPartialValidation Parts => services.Parts ?? throw new InvalidOperationException($"Step {step.Name} runs in shards: give StepServices.Parts.");

    private (DatasetReference Reference, ValidationPurpose Purpose) Read(DatasetPlan plan)
    {
        var purpose = OnlyScored(plan.Descriptor.Name) ? ValidationPurpose.Scoring : ValidationPurpose.Batch;
        return (inputs.Reference(plan.Descriptor) with { WithoutKnownAfter = purpose == ValidationPurpose.Scoring }, purpose);
    }

    private string Subject => step.Subject ?? throw new ArgumentException($"Step {step.Name} names no dataset or model.");

    private DateTimeOffset AsOf()
    {
        var text = inputs.Text(StepParameters.AsOf);
        if (text.Length == 0)
            return services.Time.GetUtcNow();
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new ArgumentException($"Parameter {StepParameters.AsOf}: found '{text}', expected a time such as 2026-11-24T06:00:00Z.");
    }

    /// <summary>Whether the champion scores all that is read of a dataset: what is known only later is then not there yet.</summary>
    private bool OnlyScored(string dataset)
    {
        var readers = pipeline.Descriptor.Steps
            .Where(other => other.Kind == StepKind.Method && other.Inputs.Any(input => input.Kind == WireKind.Source && input.Of == dataset))
            .ToList();
        return readers.Count > 0 && readers.All(reader => reader.Inputs.Any(input => input.Kind == WireKind.Champion));
    }

    private static DatasetPlan Dataset(string name) =>
        AssayModules.All.SelectMany(module => module.Datasets).FirstOrDefault(plan => plan.Descriptor.Name == name) ?? throw NoPlan(name);

    private static ModelPlan Model(string name) =>
        AssayModules.All.SelectMany(module => module.Models).FirstOrDefault(plan => plan.Descriptor.Name == name) ?? throw NoPlan(name);

    private static InvalidOperationException NoPlan(string name) =>
        new($"There is no plan of '{name}': register its assembly's module with AssayModules.Register.");
}
