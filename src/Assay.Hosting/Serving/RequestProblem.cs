using System.Text.Json.Serialization;

namespace Assay.Hosting.Serving;

/// <summary>Why a request is refused, in the shape of RFC 9457. Holds no values of the request.</summary>
/// <param name="Title">What is wrong, in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Errors">The faults.</param>
internal sealed record RequestProblem(string Title, int Status, IReadOnlyList<RequestFault> Errors)
{
    public string Type { get; init; } = "about:blank";
}

/// <summary>One fault of a request.</summary>
/// <param name="Row">The row, counted from 1.</param>
/// <param name="Column">The column, where one is at fault.</param>
/// <param name="Rule">The rule's id, where one failed.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What is expected.</param>
internal sealed record RequestFault(long? Row, string? Column, string? Rule, string? Found, string Expected);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RequestProblem))]
internal sealed partial class ServingJson : JsonSerializerContext;
