using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using KfpKubernetes;
using MlPipelines;

namespace Assay.Kfp.Tests;

/// <summary>
/// A compiled pipeline read through Kubeflow's own messages. Unknown fields are refused everywhere, also where the server drops them
/// without a word: below <c>deploymentSpec</c> and in the platform's document.
/// </summary>
internal sealed record KfpDocument(
    PipelineSpec Spec, PipelineDeploymentConfig Deployment, PlatformSpec? Platform, IReadOnlyDictionary<string, KubernetesExecutorConfig> Kubernetes)
{
    private static readonly TypeRegistry s_types = TypeRegistry.FromFiles(PipelineSpecReflection.Descriptor);
    private static readonly JsonParser s_strict = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(false).WithTypeRegistry(s_types));

    public static KfpDocument Parse(string yaml)
    {
        var documents = YamlJson.Documents(yaml);
        Assert.InRange(documents.Count, 1, 2);
        var spec = s_strict.Parse<PipelineSpec>(documents[0].ToJsonString());
        var deployment = s_strict.Parse<PipelineDeploymentConfig>(JsonFormatter.Default.Format(spec.DeploymentSpec));
        var platform = documents.Count == 1 ? null : s_strict.Parse<PlatformSpec>(documents[1].ToJsonString());
        var kubernetes = new Dictionary<string, KubernetesExecutorConfig>(StringComparer.Ordinal);
        foreach (var (label, config) in platform?.Platforms["kubernetes"].DeploymentSpec.Executors ?? [])
            kubernetes.Add(label, s_strict.Parse<KubernetesExecutorConfig>(JsonFormatter.Default.Format(config)));
        return new KfpDocument(spec, deployment, platform, kubernetes);
    }

    /// <summary>The document as Kubeflow writes it, to be read again.</summary>
    public JsonNode ToJson() => JsonNode.Parse(JsonFormatter.Default.Format(Spec))!;
}
