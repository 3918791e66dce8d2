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
}
