using System.Text.Json.Serialization;

namespace Assay.Tracking;

/// <summary>What tag <c>assay.model.NAME</c> of a run says of a model that it made.</summary>
/// <param name="Path">The folder among the run's artifacts; <c>PATH.sha256</c> beside it lists each file's hash.</param>
/// <param name="ContentHash">SHA-256 over those lines.</param>
/// <param name="Inputs">The columns that go in with their types, for people; null where unknown.</param>
/// <param name="Outputs">The columns that come out; null where unknown.</param>
public sealed record LoggedModelFacts(string Path, string ContentHash, string? Inputs, string? Outputs)
{
    /// <summary>Reads the tag's value; null where it is none.</summary>
    public static LoggedModelFacts? TryParse(string text)
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize(text, ModelFactsContext.Default.LoggedModelFacts);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoggedModelFacts))]
internal sealed partial class ModelFactsContext : JsonSerializerContext;
