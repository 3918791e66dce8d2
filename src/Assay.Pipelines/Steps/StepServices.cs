using Assay.Pipelines.Gates;
using Assay.Workspace.Lineage;

namespace Assay.Pipelines.Steps;

/// <summary>What a step needs of the other rooms; filled by the host.</summary>
public sealed record StepServices
{
    /// <summary>The project: gives events their namespace.</summary>
    public required string Project { get; init; }

    /// <summary>Opens datasets.</summary>
    public required IDatasetSources Sources { get; init; }

    /// <summary>Validates batches.</summary>
    public required IBatchValidation Validation { get; init; }

    /// <summary>Validates in parts; null where no pipeline is in shards.</summary>
    public IPartialValidation? Parts { get; init; }

    /// <summary>Makes an HTML page of verdicts and the time at which it is made.</summary>
    public required Func<IReadOnlyList<Verdict>, DateTimeOffset, string> VerdictReport { get; init; }

    /// <summary>The registry of models.</summary>
    public required IModelRegistry Registry { get; init; }

    /// <summary>The run that the step logs into.</summary>
    public required IRun Run { get; init; }

    /// <summary>Is told of the step where no local runner does that.</summary>
    public required IEventSink Events { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Those who keep what monitors compare with.</summary>
    public IReadOnlyList<IReferenceStore> References { get; init; } = [];

    /// <summary>Services that the application registered; null for none.</summary>
    public IServiceProvider? Provider { get; init; }

    /// <summary>How a gate makes intervals.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>The pipeline's run (<see cref="StepEnvironment.RunId"/>); null outside of one.</summary>
    public Guid? RunId { get; init; }

    /// <summary>The step's run, which a local runner tells of (<see cref="StepEnvironment.StepRunId"/>); null where the step does that itself.</summary>
    public Guid? StepRunId { get; init; }
}

/// <summary>How a step ended.</summary>
/// <param name="ExitCode">0: done; 1: the admission refused; 3: it threw.</param>
/// <param name="Message">One line for people.</param>
/// <param name="Exception">What it threw; null where it didn't.</param>
public sealed record StepOutcome(int ExitCode, string Message, Exception? Exception = null);
