namespace Assay.Tracking.Wire;

// The bodies the client sends; null fields are left out.
internal sealed record CreateExperiment(string Name, string? ArtifactLocation, IReadOnlyList<Tag>? Tags);

internal sealed record SearchBody(
    int MaxResults, string? Filter, IReadOnlyList<string>? OrderBy, string? PageToken, ViewType? ViewType = null);

internal sealed record ExperimentRef(string ExperimentId, string? NewName = null, string? Key = null, string? Value = null);

internal sealed record CreateRun(
    string ExperimentId, string? UserId, string? RunName, long StartTime, IReadOnlyList<Tag>? Tags);

internal sealed record UpdateRun(string RunId, RunStatus? Status, long? EndTime, string? RunName);

internal sealed record RunRef(string RunId, string? Key = null);

internal sealed record LogBatch(
    string RunId, IReadOnlyList<Metric>? Metrics, IReadOnlyList<Param>? Params, IReadOnlyList<Tag>? Tags);

internal sealed record LogInputs(string RunId, IReadOnlyList<RunInput> Datasets, IReadOnlyList<ModelInput>? Models);

internal sealed record LogOutputs(string RunId, IReadOnlyList<ModelOutput> Models);

internal sealed record CreateLoggedModel(
    string ExperimentId, string? Name, string? ModelType, string? SourceRunId, IReadOnlyList<Param>? Params, IReadOnlyList<Tag>? Tags);

internal sealed record LoggedModelBody(
    string ModelId, LoggedModelStatus? Status = null, IReadOnlyList<Tag>? Tags = null, IReadOnlyList<Param>? Params = null);

internal sealed record SearchLoggedModels(
    IReadOnlyList<string> ExperimentIds, string? Filter, IReadOnlyList<FieldOrder>? OrderBy, int MaxResults, string? PageToken);

internal sealed record SearchRuns(
    IReadOnlyList<string> ExperimentIds, string? Filter, ViewType RunViewType, int MaxResults, IReadOnlyList<string>? OrderBy, string? PageToken);

internal sealed record ExperimentIdsBody(IReadOnlyList<string> ExperimentIds);

internal sealed record ModelBody(
    string Name,
    string? NewName = null,
    string? Description = null,
    string? Alias = null,
    string? Version = null,
    string? Key = null,
    string? Value = null,
    IReadOnlyList<Tag>? Tags = null);

internal sealed record CreateVersion(
    string Name, string Source, string? RunId, string? RunLink, string? Description, IReadOnlyList<Tag>? Tags, string? ModelId);

internal sealed record TransitionStage(string Name, string Version, string Stage, bool ArchiveExistingVersions);

internal sealed record LatestVersions(string Name, IReadOnlyList<string>? Stages);
