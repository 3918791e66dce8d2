using System.Text.Json.Serialization;

namespace Assay.Tracking.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(ExperimentIdAnswer))]
[JsonSerializable(typeof(ExperimentAnswer))]
[JsonSerializable(typeof(ExperimentsAnswer))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(RunInfoAnswer))]
[JsonSerializable(typeof(RunsAnswer))]
[JsonSerializable(typeof(MetricsAnswer))]
[JsonSerializable(typeof(DatasetsAnswer))]
[JsonSerializable(typeof(FilesAnswer))]
[JsonSerializable(typeof(RegisteredModelAnswer))]
[JsonSerializable(typeof(RegisteredModelsAnswer))]
[JsonSerializable(typeof(ModelVersionAnswer))]
[JsonSerializable(typeof(ModelVersionsAnswer))]
[JsonSerializable(typeof(ArtifactUriAnswer))]
[JsonSerializable(typeof(CreateExperiment))]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(ExperimentRef))]
[JsonSerializable(typeof(CreateRun))]
[JsonSerializable(typeof(UpdateRun))]
[JsonSerializable(typeof(RunRef))]
[JsonSerializable(typeof(LogBatch))]
[JsonSerializable(typeof(LogInputs))]
[JsonSerializable(typeof(SearchRuns))]
[JsonSerializable(typeof(ExperimentIdsBody))]
[JsonSerializable(typeof(ModelBody))]
[JsonSerializable(typeof(CreateVersion))]
[JsonSerializable(typeof(TransitionStage))]
[JsonSerializable(typeof(LatestVersions))]
internal sealed partial class WireContext : JsonSerializerContext;
