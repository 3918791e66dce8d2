using System.Globalization;
using System.Text.Json;

namespace Assay.Pipelines.Ir;

/// <summary>Reads the platform document. A cluster that can't parse it drops it whole, secrets and tolerations with it; so every field is checked.</summary>
internal static class PlatformReader
{
    private static readonly string[] s_listed =
    [
        "secretAsVolume", "configMapAsEnv", "configMapAsVolume", "pvcMount", "tolerations", "nodeAffinity", "imagePullSecret", "emptyDirMounts", "fieldPathAsEnv",
    ];

    private static readonly string[] s_mapped = ["nodeSelector", "podMetadata", "securityContext"];

    public static IReadOnlyDictionary<string, KubernetesExecutor> Read(YamlMap document)
    {
        var platforms = document.Map("platforms");
        var kubernetes = platforms.Map("kubernetes");
        var executors = new Dictionary<string, KubernetesExecutor>(StringComparer.Ordinal);
        if (kubernetes.OptionalMap("deploymentSpec") is { } deployment)
        {
            foreach (var (label, map) in deployment.Maps("executors"))
                executors.Add(label, Executor(map));
            deployment.Done();
        }

        if (kubernetes.OptionalMap("pipelineConfig") is { } config)
        {
            _ = config.OptionalText("resourceTtlOnCompletion");
            _ = config.OptionalText("activeDeadlineSeconds");
            _ = config.Json("workspace");
            config.Done();
        }

        kubernetes.Done();
        platforms.Done();
        document.Done();
        return executors;
    }

    private static KubernetesExecutor Executor(YamlMap map)
    {
        var variables = new List<string>();
        foreach (var secret in map.List("secretAsEnv"))
        {
            _ = secret.Json("secretNameParameter");
            _ = secret.Flag("optional");
            foreach (var pair in secret.List("keyToEnv"))
            {
                _ = pair.Text("secretKey");
                variables.Add(pair.Text("envVar"));
                _ = pair.Flag("optional");
                pair.Done();
            }

            secret.Done();
        }

        foreach (var key in s_listed)
            Expect(map, key, JsonValueKind.Array, "a list");
        foreach (var key in s_mapped)
            Expect(map, key, JsonValueKind.Object, "a mapping");
        _ = map.OptionalText("imagePullPolicy");
        var deadline = map.OptionalText("activeDeadlineSeconds");
        var executor = new KubernetesExecutor(deadline is null ? null : Seconds(map, deadline), variables);
        map.Done();
        return executor;
    }

    private static void Expect(YamlMap map, string key, JsonValueKind kind, string expected)
    {
        if (map.Json(key) is { } value && value.ValueKind != kind)
            throw map.Fault($"'{key}' that is no such thing", $"{expected} under '{key}'");
    }

    private static TimeSpan Seconds(YamlMap map, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : throw map.Fault($"'{text}' under 'activeDeadlineSeconds'", "a number of seconds from 1");
}
