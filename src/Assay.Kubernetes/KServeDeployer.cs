using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Assay.Kubernetes;

/// <summary>How long a service may take to get ready.</summary>
public sealed record WaitOptions
{
    /// <summary>After which time waiting ends with an error.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the cluster is asked.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(3);
}

/// <summary>Brings services into a cluster, and waits until they answer.</summary>
/// <param name="client">The cluster.</param>
/// <param name="time">The clock.</param>
public sealed class KServeDeployer(IKubernetes client, TimeProvider time)
{
    internal const string FieldManager = "assay";
    private const string Group = "serving.kserve.io";
    private const string Version = "v1beta1";
    private const string Plural = "inferenceservices";

    /// <summary>
    /// Applies a manifest (server-side apply): makes the service, or changes what Assay says of it and leaves what others said. Doing it again
    /// changes nothing.
    /// </summary>
    /// <exception cref="ClusterException">The cluster refused it or could not be reached.</exception>
    public async Task ApplyAsync(InferenceServiceManifest manifest, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        try
        {
            await client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonElement>(
                new V1Patch(manifest.ToJson(), V1Patch.PatchType.ApplyPatch), Group, Version, manifest.Namespace, Plural, manifest.Name,
                fieldManager: FieldManager, force: true, cancellationToken: cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (ClusterFault.Is(e, cancellation))
        {
            throw ClusterFault.Of("apply the service", "patch", manifest, e);
        }
    }

    /// <summary>
    /// Waits until a service answers with the version applied last. Where KServe doesn't say which manifest its status is of, the status
    /// could still be that of the version before: it then counts when it is the same twice in a row.
    /// </summary>
    /// <returns>Where it answers; null where KServe doesn't say.</returns>
    /// <exception cref="ClusterException">The model failed to load (the version before keeps serving), the time is over, or the cluster refused.</exception>
    public async Task<Uri?> WaitReadyAsync(InferenceServiceManifest manifest, WaitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        var where = ClusterFault.PlaceOf(manifest);
        var start = time.GetTimestamp();
        ServiceStatus? before = null;
        while (true)
        {
            var status = await StatusAsync(manifest, cancellation).ConfigureAwait(false);
            if (status.IsCurrent ?? (status with { Progress = "" } == before))
            {
                if (status.Failure is { } failure)
                {
                    throw new ClusterException(
                        "get the service ready", where, failure, "a model that loads",
                        $"The version before keeps serving. See: kubectl logs -n {manifest.Namespace} -l serving.kserve.io/inferenceservice={manifest.Name} -c kserve-container");
                }

                if (status.IsReady)
                    return status.Url;
            }

            if (time.GetElapsedTime(start) >= options.Timeout)
            {
                throw new ClusterException(
                    "get the service ready", where, status.Progress, $"Ready within {options.Timeout:c}",
                    $"See: kubectl describe -n {manifest.Namespace} inferenceservice {manifest.Name}", isTransient: true);
            }

            before = status with { Progress = "" };
            await Task.Delay(options.Interval, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<ServiceStatus> StatusAsync(InferenceServiceManifest manifest, CancellationToken cancellation)
    {
        try
        {
            return ServiceStatus.Of(await client.CustomObjects.GetNamespacedCustomObjectAsync<JsonElement>(
                Group, Version, manifest.Namespace, Plural, manifest.Name, cancellation).ConfigureAwait(false));
        }
        catch (Exception e) when (ClusterFault.Is(e, cancellation))
        {
            throw ClusterFault.Of("look at the service", "get", manifest, e);
        }
    }
}
