using System.Net;

namespace Assay.Pipelines.Kubeflow.Wire;

/// <summary>One request.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Route">The path below <c>/apis/v2beta1</c>.</param>
/// <param name="What">What it is for, as <c>start the run</c>, for messages.</param>
internal sealed record Ask(HttpMethod Method, string Route, string What)
{
    public IReadOnlyList<(string Key, string? Value)> Query { get; init; } = [];

    /// <summary>Makes the body anew for each attempt; null for none.</summary>
    public Func<HttpContent>? Body { get; init; }

    /// <summary>Whether it may be sent again after a failure of which it isn't known what the server did.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>A refusal that the caller expects; it is answered with null.</summary>
    public HttpStatusCode? Expected { get; init; }
}
