using Assay.Generators.Pipelines.Yaml;

namespace Assay.Generators.Pipelines.Ir;

/// <summary>Where an executor runs, and its variables, as YAML.</summary>
internal static class IrPlacementYaml
{
    /// <summary>The container's own variables, in the order of their names.</summary>
    public static YamlList Variables(Placement placement) => new([.. placement.Variables
        .OrderBy(static variable => variable.Name, StringComparer.Ordinal)
        .Select(static variable => new YamlMap().Add("name", variable.Name).Add("value", variable.Value))]);

    /// <summary>What the platform's document says of the executor; empty where nothing is said.</summary>
    public static YamlMap Platform(Placement placement)
    {
        var labels = new YamlMap();
        foreach (var label in placement.NodeLabels)
            labels.Add(label.Key, label.Value);
        return new YamlMap()
            .AddUnlessEmpty("nodeSelector", new YamlMap().AddUnlessEmpty("labels", labels))
            .AddUnlessEmpty("secretAsEnv", new YamlList([.. placement.Secrets
                .GroupBy(static secret => (secret.Secret, secret.IsOptional))
                .OrderBy(static group => group.Key.Secret, StringComparer.Ordinal).ThenBy(static group => group.Key.IsOptional)
                .Select(static group => Secret(group.Key.Secret, group.Key.IsOptional, group))]))
            .AddUnlessEmpty("tolerations", new YamlList([.. placement.Tolerations.Select(Toleration)]));
    }

    private static YamlMap Secret(string name, bool isOptional, IEnumerable<SecretVariable> variables) => new YamlMap()
        .Add("keyToEnv", new YamlList([.. variables.OrderBy(static one => one.Name, StringComparer.Ordinal)
            .Select(static one => new YamlMap().Add("envVar", one.Name).Add("secretKey", one.Key))]))
        .Add("optional", YamlNode.Native(isOptional ? "true" : "false"))
        .Add("secretNameParameter", new YamlMap().Add("runtimeValue", new YamlMap().Add("constant", name)));

    private static YamlMap Toleration(Toleration toleration)
    {
        var map = new YamlMap().Add("key", toleration.Key).Add("operator", toleration.Value is null ? "Exists" : "Equal");
        if (toleration.Value is { } value)
            map.Add("value", value);
        if (toleration.Effect is { } effect)
            map.Add("effect", effect);
        return map;
    }
}
