namespace Assay.Tracking.Wire;

// The envelopes of MLflow's answers. A field the server leaves out is null here.
internal sealed record Nothing;

internal sealed record ErrorAnswer(string? ErrorCode, string? Message);

internal sealed record ExperimentIdAnswer(string ExperimentId);

internal sealed record ExperimentAnswer(Experiment Experiment);

internal sealed record ExperimentsAnswer(IReadOnlyList<Experiment>? Experiments, string? NextPageToken);

internal sealed record RunAnswer(Run Run);

internal sealed record RunInfoAnswer(RunInfo RunInfo);

internal sealed record RunsAnswer(IReadOnlyList<Run>? Runs, string? NextPageToken);

internal sealed record MetricsAnswer(IReadOnlyList<Metric>? Metrics, string? NextPageToken);

internal sealed record DatasetsAnswer(IReadOnlyList<DatasetSummary>? DatasetSummaries);

internal sealed record FilesAnswer(string? RootUri, IReadOnlyList<ArtifactFile>? Files);

internal sealed record RegisteredModelAnswer(RegisteredModel RegisteredModel);

internal sealed record RegisteredModelsAnswer(IReadOnlyList<RegisteredModel>? RegisteredModels, string? NextPageToken);

internal sealed record ModelVersionAnswer(RegisteredModelVersion ModelVersion);

internal sealed record ModelVersionsAnswer(IReadOnlyList<RegisteredModelVersion>? ModelVersions, string? NextPageToken);

internal sealed record LoggedModelAnswer(LoggedModel Model);

internal sealed record LoggedModelsAnswer(IReadOnlyList<LoggedModel>? Models, string? NextPageToken);

internal sealed record ArtifactUriAnswer(string ArtifactUri);
