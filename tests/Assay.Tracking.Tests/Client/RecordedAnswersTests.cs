using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Tracking.Tests.Transcripts;
using Assay.Tracking.Wire;

namespace Assay.Tracking.Tests.Client;

public class RecordedAnswersTests
{
    private static readonly Dictionary<string, Func<string, string>> s_readers = new()
    {
        ["experiment"] = RoundTrip<ExperimentAnswer>,
        ["experiments"] = RoundTrip<ExperimentsAnswer>,
        ["experiment_id"] = RoundTrip<ExperimentIdAnswer>,
        ["run"] = RoundTrip<RunAnswer>,
        ["run_info"] = RoundTrip<RunInfoAnswer>,
        ["runs"] = RoundTrip<RunsAnswer>,
        ["metrics"] = RoundTrip<MetricsAnswer>,
        ["dataset_summaries"] = RoundTrip<DatasetsAnswer>,
        ["files"] = RoundTrip<FilesAnswer>,
        ["registered_model"] = RoundTrip<RegisteredModelAnswer>,
        ["registered_models"] = RoundTrip<RegisteredModelsAnswer>,
        ["model_version"] = RoundTrip<ModelVersionAnswer>,
        ["model_versions"] = RoundTrip<ModelVersionsAnswer>,
        ["model"] = RoundTrip<LoggedModelAnswer>,
        ["artifact_uri"] = RoundTrip<ArtifactUriAnswer>,
        ["error_code"] = RoundTrip<ErrorAnswer>,
    };

    [Fact]
    public void Nothing_that_MLflow_answered_is_lost_in_reading()
    {
        var read = 0;
        foreach (var step in Transcript.Steps.Where(step => step.Response is JsonObject))
        {
            var answer = Transcript.Expand(step.Response, new Dictionary<string, string>())!.AsObject();
            if (s_readers.FirstOrDefault(reader => answer.ContainsKey(reader.Key)).Value is not { } reader)
                continue;
            read++;
            var differences = Differences.Between(answer, JsonNode.Parse(reader(answer.ToJsonString()))).ToList();
            Assert.True(differences.Count == 0, $"{step.Name}: {string.Join('\n', differences)}");
        }

        Assert.Equal(141, read);
    }

    private static string RoundTrip<T>(string json) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, WireJson.Of<T>())!, WireJson.Of<T>());
}
