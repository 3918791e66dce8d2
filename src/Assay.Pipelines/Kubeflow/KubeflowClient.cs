using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Assay.Pipelines.Kubeflow.Wire;

namespace Assay.Pipelines.Kubeflow;

/// <summary>
/// Kubeflow Pipelines' REST API, v2beta1: pipelines and their versions, experiments, runs, recurring runs. Every member throws
/// <see cref="PipelineException"/> where Kubeflow can't be reached, refuses, or something else answers. Safe to use from many threads.
/// </summary>
public sealed class KubeflowClient : IDisposable
{
    private const string PageSize = "100";
    private readonly KubeflowWire _wire;

    /// <summary>A client.</summary>
    /// <param name="options">Where Kubeflow answers, and how to get in.</param>
    /// <param name="time">The clock.</param>
    /// <param name="handler">Sends the requests; null for one of the client's own that follows no redirect.</param>
    public KubeflowClient(KubeflowOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Options = options;
        _wire = new(options, time, handler);
    }

    /// <summary>Where it looks.</summary>
    public KubeflowOptions Options { get; }

    /// <summary>Asks whether Kubeflow answers, and lets the caller in.</summary>
    public Task CheckAsync(CancellationToken cancellation = default) =>
        _wire.SendAsync(Get("healthz", "reach Kubeflow"), KubeflowJson.Default.Nothing, cancellation);

    /// <summary>A run as it stands.</summary>
    public async Task<KubeflowRun> RunAsync(string runId, CancellationToken cancellation = default) => KubeflowRun.Of(
        (await _wire.SendAsync(Get($"runs/{Segment(runId)}", "look at the run"), KubeflowJson.Default.RunWire, cancellation).ConfigureAwait(false))!);

    /// <summary>Runs, newest first, of one experiment or of the namespace; pages are asked for as the caller goes on.</summary>
    /// <param name="experimentId">The experiment; null for all.</param>
    /// <param name="cancellation">Stops asking.</param>
    public async IAsyncEnumerable<KubeflowRun> RunsAsync(string? experimentId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? page = null;
        do
        {
            var ask = Get("runs", "list the runs") with
            {
                Query = [("experiment_id", experimentId), ("namespace", Options.Namespace), ("page_size", PageSize), ("page_token", page), ("sort_by", "created_at desc")],
            };
            var answer = (await _wire.SendAsync(ask, KubeflowJson.Default.RunsWire, cancellation).ConfigureAwait(false))!;
            foreach (var run in answer.Runs ?? [])
                yield return KubeflowRun.Of(run);
            page = answer.NextPageToken;
        }
        while (!string.IsNullOrEmpty(page));
    }

    /// <summary>Stops a run: it goes through CANCELING to CANCELED.</summary>
    public Task TerminateAsync(string runId, CancellationToken cancellation = default) => ActAsync("runs", runId, "terminate", "stop the run", cancellation);

    /// <summary>Runs again what failed in a run; what succeeded stays.</summary>
    public Task RetryAsync(string runId, CancellationToken cancellation = default) => ActAsync("runs", runId, "retry", "run again what failed", cancellation);

    /// <summary>The recurring runs of a name.</summary>
    public async Task<IReadOnlyList<KubeflowRecurringRun>> RecurringRunsAsync(string name, CancellationToken cancellation = default)
    {
        var found = new List<KubeflowRecurringRun>();
        string? page = null;
        do
        {
            var ask = Get("recurringruns", "list the recurring runs") with
            {
                Query = [("namespace", Options.Namespace), ("page_size", PageSize), ("page_token", page), ("filter", Named(name))],
            };
            var answer = (await _wire.SendAsync(ask, KubeflowJson.Default.RecurringRunsWire, cancellation).ConfigureAwait(false))!;
            found.AddRange((answer.RecurringRuns ?? []).Select(KubeflowRecurringRun.Of).Where(run => run.Name == name));
            page = answer.NextPageToken;
        }
        while (!string.IsNullOrEmpty(page));
        return found;
    }

    /// <summary>Ends a recurring run; the runs that it started stay.</summary>
    public Task DeleteRecurringRunAsync(string id, CancellationToken cancellation = default) => _wire.SendAsync(
        new Ask(HttpMethod.Delete, $"recurringruns/{Segment(id)}", "end the recurring run") { IsRepeatable = true, Expected = HttpStatusCode.NotFound },
        KubeflowJson.Default.Nothing,
        cancellation);

    /// <inheritdoc/>
    public void Dispose() => _wire.Dispose();

    internal Task<T?> SendAsync<T>(Ask ask, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class => _wire.SendAsync(ask, type, cancellation);

    internal static Ask Get(string route, string what) => new(HttpMethod.Get, route, what) { IsRepeatable = true };

    internal static string Segment(string text) => Uri.EscapeDataString(text);

    internal static string Named(string name) => JsonSerializer.Serialize(new Filter([new("EQUALS", "name", name)]), KubeflowJson.Default.Filter);

    private Task<Nothing?> ActAsync(string kind, string id, string verb, string what, CancellationToken cancellation) => _wire.SendAsync(
        new Ask(HttpMethod.Post, $"{kind}/{Segment(id)}:{verb}", what), KubeflowJson.Default.Nothing, cancellation);
}
