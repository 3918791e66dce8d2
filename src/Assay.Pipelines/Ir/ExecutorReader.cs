using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Assay.Pipelines.Ir;

/// <summary>Reads executors: containers and importers. A cluster drops unknown fields below here in silence; this reader refuses them.</summary>
internal static class ExecutorReader
{
    public static IReadOnlyDictionary<string, Executor> Read(YamlMap document)
    {
        var executors = new Dictionary<string, Executor>(StringComparer.Ordinal);
        if (document.OptionalMap("deploymentSpec") is not { } deployment)
            return executors;
        foreach (var (label, map) in deployment.Maps("executors"))
        {
            var container = map.OptionalMap("container") is { } command ? Container(command) : null;
            var importer = map.OptionalMap("importer") is { } import ? Importer(import) : null;
            if (container is null == importer is null)
                throw map.Fault(container is null ? "neither 'container' nor 'importer'" : "both 'container' and 'importer'", "exactly one of them");
            map.Done();
            executors.Add(label, new Executor(label, container, importer));
        }

        deployment.Done();
        return executors;
    }

    private static Container Container(YamlMap map)
    {
        var environment = new List<KeyValuePair<string, string>>();
        foreach (var variable in map.List("env"))
        {
            environment.Add(new(variable.Text("name"), variable.OptionalText("value") ?? ""));
            variable.Done();
        }

        var container = new Container
        {
            Image = map.Text("image"),
            Command = Arguments(map, "command"),
            Args = Arguments(map, "args"),
            Environment = environment,
            Resources = map.OptionalMap("resources") is { } resources ? Resources(resources) : new(),
        };
        map.Done();
        return container;
    }

    private static List<Argument> Arguments(YamlMap map, string key)
    {
        var arguments = new List<Argument>();
        var index = 0;
        foreach (var node in map.Nodes(key))
        {
            var path = $"{map.Below(key)}[{(index++).ToString(CultureInfo.InvariantCulture)}]";
            arguments.Add(node is YamlScalarNode { Value: { } text } && !IsIfPresent(text) ? new Argument(text) : IfPresent(node, map.File, path));
        }

        return arguments;
    }

    private static bool IsIfPresent(string text) => text.StartsWith("{\"IfPresent\"", StringComparison.Ordinal);

    private static Argument IfPresent(YamlNode node, string file, string path)
    {
        if (node is YamlScalarNode { Value: { } text })
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            node = stream.Documents[0].RootNode;
        }

        var outer = new YamlMap(node, file, path);
        var map = outer.Map("IfPresent");
        var argument = new Argument(null, map.Text("InputName"), Words(map, "Then"), Words(map, "Else"));
        map.Done();
        outer.Done();
        return argument;
    }

    private static IReadOnlyList<string> Words(YamlMap map, string key)
    {
        if (!map.Has(key))
            return [];
        var json = map.Json(key)!.Value;
        return json.ValueKind == System.Text.Json.JsonValueKind.String
            ? [json.GetString()!]
            : [.. json.EnumerateArray().Select(word => word.GetString() ?? "")];
    }

    private static Resources Resources(YamlMap map)
    {
        var accelerator = map.OptionalMap("accelerator");
        var resources = new Resources
        {
            CpuRequest = map.OptionalText("resourceCpuRequest"),
            CpuLimit = map.OptionalText("resourceCpuLimit"),
            MemoryRequest = map.OptionalText("resourceMemoryRequest"),
            MemoryLimit = map.OptionalText("resourceMemoryLimit"),
            AcceleratorType = accelerator?.OptionalText("resourceType"),
            AcceleratorCount = accelerator?.OptionalText("resourceCount"),
        };
        accelerator?.Done();
        map.Done();
        return resources;
    }

    private static Importer Importer(YamlMap map)
    {
        var uri = map.Map("artifactUri");
        var type = map.OptionalMap("typeSchema");
        _ = map.Json("metadata");
        var importer = new Importer(
            uri.OptionalText("constant"), uri.OptionalText("runtimeParameter"), type?.OptionalText("schemaTitle") ?? "system.Artifact", map.Flag("reimport"));
        if (importer.Uri is null == importer.UriParameter is null)
            throw uri.Fault("neither or both of 'constant' and 'runtimeParameter'", "exactly one of them");
        _ = type?.OptionalText("schemaVersion");
        uri.Done();
        type?.Done();
        map.Done();
        return importer;
    }
}
