using Assay.CompilerServices;
using Assay.Validation.History;
using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Validation;

/// <summary>What a <see cref="BatchValidation"/> tells, and to whom.</summary>
public sealed record BatchValidationOptions
{
    /// <summary>The project: the first part of URNs and the namespace of events.</summary>
    public required string Project { get; init; }

    /// <summary>Takes an OpenLineage run of the job <c>validate.DATASET</c> per validation; null for none.</summary>
    public IEventSink? Events { get; init; }

    /// <summary>The run that validations are a part of, in events; null where they stand alone.</summary>
    public ParentRunFacet? Parent { get; init; }

    /// <summary>Takes an alert per verdict that warns or fails: names and counts, never a cell. Null for none.</summary>
    public AlertRouter? Alerts { get; init; }

    /// <summary>The channels of alerts; empty for console and file. Ignored without <see cref="Alerts"/>.</summary>
    public IReadOnlyList<string> AlertChannels { get; init; } = [];

    /// <summary>Which rows of other datasets references are checked against, by dataset; the declared source where none is given.</summary>
    public IReadOnlyDictionary<string, DatasetReference> References { get; init; } = new Dictionary<string, DatasetReference>(StringComparer.Ordinal);

    /// <summary>
    /// How many threads observe one batch. A batch falls into pieces by the row groups of Parquet, else by files; what is one piece is observed by
    /// one thread. Counts, samples and numbers of whole-number columns are the same whatever the number; one thread where not set.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// The memory in bytes that rules over keys may use in one validation, all threads together; what is more goes to temporary files. Beside it
    /// stand the batches being read, some tens of megabytes a thread.
    /// </summary>
    public long MemoryLimit { get; init; } = DefaultMemoryLimit;

    /// <summary>The folder of temporary files, which hold fingerprints and row numbers and never a cell; the system's where not set.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Runs the queries of <see cref="SqlAttribute"/> rules where the source doesn't; null for nothing, so that such a rule can't be judged.</summary>
    public IBatchQueries? Queries { get; init; }

    /// <summary>How long a query of a rule may take; the rule is broken where it takes longer.</summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The memory in bytes that a query of a rule may use.</summary>
    public long QueryMemoryLimit { get; init; } = 1L << 30;

    internal const long DefaultMemoryLimit = 64L << 20;

    internal KeyBudget Budget => new(MemoryLimit, TemporaryFolder ?? Path.GetTempPath(), Threads);

    /// <summary>
    /// Whether verdicts hold the numbers and distributions of columns. Without, they are made faster and say the same of every rule; the history then
    /// has no such numbers either.
    /// </summary>
    public bool Statistics { get; init; } = true;

    /// <summary>Keeps what verdicts found, and the schemas of batches; null for nothing, so that neither drift of the schema nor repeated alerts are known.</summary>
    public VerdictHistory? History { get; init; }

    /// <summary>How much a column matters that the batch before didn't have and nobody declares: <see cref="Severity.Info"/>, or <see cref="Severity.Warning"/> to be alerted.</summary>
    public Severity AddedColumns { get; init; } = Severity.Info;

    /// <summary>After which time an alert is repeated that says nothing new: the same rules broken, none worse. Ignored without <see cref="History"/>.</summary>
    public TimeSpan AlertAgainAfter { get; init; } = TimeSpan.FromHours(24);
}
