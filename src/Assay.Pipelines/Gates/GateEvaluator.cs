using Assay.CompilerServices;

namespace Assay.Pipelines.Gates;

/// <summary>
/// Judges a candidate: predicts the evaluation rows with it and with the champion, computes the metrics of its conditions from
/// <c>[Label]</c> and <c>[Score]</c>, and holds them against bound and champion. The measured value decides; the interval shows how much the
/// evaluation rows can tell. Safe to use from many threads.
/// </summary>
public sealed class GateEvaluator
{
    private readonly TimeProvider _time;
    private readonly BootstrapOptions _bootstrap;

    /// <summary>A gate.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="bootstrap">How intervals are made; null for 1,000 resamples at 95 %.</param>
    public GateEvaluator(TimeProvider time, BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _bootstrap = bootstrap ?? new();
    }

    /// <summary>Judges a candidate.</summary>
    /// <param name="request">The candidate, what it is compared with, and on which rows.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The model declares no gate.</exception>
    /// <exception cref="PipelineException">Label or score can't be found, or the rows are of another type.</exception>
    public async Task<GateVerdict> EvaluateAsync(GateRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = request.Plan.Descriptor;
        if (model.Gates.Count == 0)
            throw new ArgumentException($"Model {model.Name} declares no [Gate]: there is nothing to judge.", nameof(request));
        var rows = FeatureRows.Of(request.Plan, request.Evaluation);
        var scored = await request.Plan.Accept(new Scoring(request.Candidate, request.Champion, rows, cancellation)).ConfigureAwait(false);
        var judge = new GateJudge(scored, request, _bootstrap, cancellation);
        var conditions = await Task.Run(judge.Conditions, cancellation).ConfigureAwait(false);
        return new()
        {
            Model = model.Name,
            Passed = conditions.All(condition => condition.Outcome != GateOutcome.Failed),
            EvaluatedAt = _time.GetUtcNow(),
            Rows = scored.Labels.Length,
            Unlabelled = scored.Unlabelled,
            ChampionVersion = request.ChampionVersion,
            Conditions = conditions,
            Metrics = judge.Comparisons(),
            Bootstrap = _bootstrap,
        };
    }
}

/// <summary>What a gate judges.</summary>
public sealed record GateRequest
{
    /// <summary>The model's plan, which holds the conditions.</summary>
    public required ModelPlan Plan { get; init; }

    /// <summary>The candidate: a loaded model of the plan's type.</summary>
    public required object Candidate { get; init; }

    /// <summary>The champion, loaded; null where there is none.</summary>
    public object? Champion { get; init; }

    /// <summary>The champion's version; null where there is none.</summary>
    public int? ChampionVersion { get; init; }

    /// <summary>The rows to predict: of the model's input, or of its requests.</summary>
    public required Rows Evaluation { get; init; }

    /// <summary>Metrics that the evaluation step returned: for those that <see cref="MetricTable"/> doesn't know.</summary>
    public Metrics? Reported { get; init; }
}
