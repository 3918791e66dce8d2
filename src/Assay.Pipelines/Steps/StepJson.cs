using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Pipelines.Steps;

/// <summary>The JSON of a step's own artifacts.</summary>
internal static class StepJson
{
    public static byte[] WriteMetrics(Metrics metrics) => JsonSerializer.SerializeToUtf8Bytes(
        metrics.ToDictionary(metric => metric.Key, metric => metric.Value, StringComparer.Ordinal), MetricsJson.Default.DictionaryStringDouble);

    public static Dictionary<string, double> ReadMetrics(byte[] json, string path) =>
        Read(() => JsonSerializer.Deserialize(json, MetricsJson.Default.DictionaryStringDouble), path, "metrics: a JSON object of numbers");

    public static IReadOnlyList<Verdict> ReadVerdicts(byte[] json, string path) =>
        Read(() => JsonSerializer.Deserialize(json, VerdictJson.Default.IReadOnlyListVerdict), path, "a JSON list of verdicts");

    public static T Read<T>(Func<T?> read, string path, string expected)
        where T : class
    {
        try
        {
            return read() ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new PipelineException("read an artifact", path, "other JSON", expected, "Run the step that makes it again.", inner: e);
        }
    }
}

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class MetricsJson : JsonSerializerContext;
