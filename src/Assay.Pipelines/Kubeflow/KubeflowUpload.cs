using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Assay.Pipelines.Kubeflow.Wire;
using Assay.Workspace.Storage;

namespace Assay.Pipelines.Kubeflow;

/// <summary>Brings a compiled pipeline to Kubeflow: a new pipeline, a new version of one, or the version that the same file has made before.</summary>
/// <param name="client">Kubeflow.</param>
public sealed class KubeflowUpload(KubeflowClient client)
{
    private const int LongestBytes = 32 << 20;

    /// <summary>Uploads a pipeline. Versions are named after their content, so that the same file isn't uploaded twice.</summary>
    /// <param name="name">The pipeline's name.</param>
    /// <param name="description">What it does; null for nothing.</param>
    /// <param name="yaml">The compiled pipeline, its image pinned (<see cref="PinnedIr"/>).</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">Kubeflow can't be reached or refuses it.</exception>
    public async Task<KubeflowVersion> UploadAsync(string name, string? description, string yaml, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(yaml);
        var bytes = Encoding.UTF8.GetBytes(yaml);
        if (bytes.Length > LongestBytes)
            throw new PipelineException("upload the pipeline", name, $"{bytes.Length} bytes", $"at most {LongestBytes}", "Split it into several pipelines.");
        var version = $"{name}-{ContentHash.Of(bytes)[..12]}";
        var pipeline = await FindAsync(name, cancellation).ConfigureAwait(false);
        if (pipeline is null)
        {
            var made = await client.SendAsync(
                Upload("pipelines/upload", bytes, name) with
                {
                    Query = [("name", name), ("display_name", name), ("description", description), ("namespace", client.Options.Namespace)],
                    Expected = HttpStatusCode.Conflict,
                },
                KubeflowJson.Default.PipelineWire,
                cancellation).ConfigureAwait(false);
            // Another was faster: then this file becomes a version of theirs.
            if (made is not null)
                return await NewestAsync(made.PipelineId!, cancellation).ConfigureAwait(false);
            pipeline = await FindAsync(name, cancellation).ConfigureAwait(false)
                ?? throw new PipelineException("upload the pipeline", name, "a name that is taken and not shown", "a pipeline of the namespace", "Set KFP_NAMESPACE to the one that holds it.");
        }

        if (await VersionAsync(pipeline, version, cancellation).ConfigureAwait(false) is { } known)
            return known;
        var uploaded = await client.SendAsync(
            Upload("pipelines/upload_version", bytes, name) with
            {
                Query = [("pipelineid", pipeline), ("name", version), ("display_name", version), ("description", description)],
                Expected = HttpStatusCode.Conflict,
            },
            KubeflowJson.Default.VersionWire,
            cancellation).ConfigureAwait(false);
        if (uploaded is not null)
            return new(pipeline, uploaded.PipelineVersionId!, version, IsNew: true);
        return await VersionAsync(pipeline, version, cancellation).ConfigureAwait(false)
            ?? throw new PipelineException("upload the version", version, "a name that is taken and not shown", "a version of the pipeline", "Try again.", isTransient: true);
    }

    private async Task<string?> FindAsync(string name, CancellationToken cancellation) => (await client.SendAsync(
        KubeflowClient.Get($"pipelines/names/{KubeflowClient.Segment(name)}", "find the pipeline") with
        {
            Query = [("namespace", client.Options.Namespace)],
            Expected = HttpStatusCode.NotFound,
        },
        KubeflowJson.Default.PipelineWire,
        cancellation).ConfigureAwait(false))?.PipelineId;

    private async Task<KubeflowVersion> NewestAsync(string pipeline, CancellationToken cancellation)
    {
        var answer = await client.SendAsync(
            Versions(pipeline) with { Query = [("sort_by", "created_at desc"), ("page_size", "1")] }, KubeflowJson.Default.VersionsWire, cancellation).ConfigureAwait(false);
        return answer?.PipelineVersions is [{ PipelineVersionId: { } id } version, ..]
            ? new(pipeline, id, version.Name ?? version.DisplayName ?? id, IsNew: true)
            : throw new PipelineException("find the uploaded version", pipeline, "no version", "the one of the upload", "Look at the pipeline in Kubeflow's pages.");
    }

    private async Task<KubeflowVersion?> VersionAsync(string pipeline, string name, CancellationToken cancellation)
    {
        var answer = await client.SendAsync(
            Versions(pipeline) with { Query = [("filter", KubeflowClient.Named(name)), ("page_size", "1")] }, KubeflowJson.Default.VersionsWire, cancellation).ConfigureAwait(false);
        return answer?.PipelineVersions?.FirstOrDefault(version => (version.Name ?? version.DisplayName) == name) is { PipelineVersionId: { } id }
            ? new(pipeline, id, name, IsNew: false)
            : null;
    }

    private static Ask Versions(string pipeline) => KubeflowClient.Get($"pipelines/{KubeflowClient.Segment(pipeline)}/versions", "list the pipeline's versions");

    private static Ask Upload(string route, byte[] yaml, string name) => new(HttpMethod.Post, route, "upload the pipeline")
    {
        Body = () =>
        {
            var file = new ByteArrayContent(yaml) { Headers = { ContentType = new("application/octet-stream") } };
            // In quotes, as browsers write it: not every parser takes it without.
            file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"uploadfile\"", FileName = $"\"{name}.yaml\"" };
            return new MultipartFormDataContent { file };
        },
    };
}
