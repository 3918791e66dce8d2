using System.Globalization;
using Assay.Workspace.Storage;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assay.Pipelines.Ir;

/// <summary>Reads the documents of a compiled pipeline.</summary>
internal static class IrReader
{
    public static PipelineIr Read(string yaml, string file)
    {
        var stream = Load(yaml, file);
        if (stream.Documents.Count is not (1 or 2))
            throw Fault(file, $"{stream.Documents.Count.ToString(CultureInfo.InvariantCulture)} YAML documents", "one document, or two with the platform's");

        var document = new YamlMap(stream.Documents[0].RootNode, file, "");
        var version = document.Text("schemaVersion");
        if (version != PipelineIr.SupportedSchemaVersion)
            throw document.Fault($"schemaVersion {version}", $"schemaVersion {PipelineIr.SupportedSchemaVersion}");

        var info = document.Map("pipelineInfo");
        var components = new Dictionary<string, Component>(StringComparer.Ordinal);
        foreach (var (name, map) in document.Maps("components"))
            components.Add(name, ComponentReader.Read(name, map));
        var ir = new PipelineIr
        {
            Name = info.Text("name"),
            ContentHash = ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(yaml)),
            DisplayName = info.OptionalText("displayName"),
            Description = info.OptionalText("description"),
            SdkVersion = document.OptionalText("sdkVersion"),
            DefaultPipelineRoot = document.OptionalText("defaultPipelineRoot"),
            Components = components,
            Executors = ExecutorReader.Read(document),
            Root = ComponentReader.Read("root", document.Map("root")),
            Kubernetes = stream.Documents.Count == 2
                ? PlatformReader.Read(new YamlMap(stream.Documents[1].RootNode, file, ""))
                : new Dictionary<string, KubernetesExecutor>(StringComparer.Ordinal),
        };
        info.Done();
        document.Done();
        IrCheck.Check(ir, new YamlPlaces(stream.Documents[0].RootNode, file));
        return ir;
    }

    private static YamlStream Load(string yaml, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new PipelineException(
                "read the compiled pipeline",
                $"{file}, line {e.Start.Line.ToString(CultureInfo.InvariantCulture)}, column {e.Start.Column.ToString(CultureInfo.InvariantCulture)}",
                "text that is no YAML",
                "a compiled pipeline",
                Remedy,
                inner: e);
        }

        catch (InvalidOperationException e)
        {
            // YamlDotNet's answer to a text that ends within a flow collection.
            throw Fault(file, "YAML that ends in the middle", "a compiled pipeline", e);
        }

        return stream;
    }

    internal const string Remedy = "Correct it there; a file that the compiler wrote is written anew by dotnet build.";

    internal static PipelineException Fault(string where, string found, string expected, Exception? inner = null) => new(
        "read the compiled pipeline", where, found, expected, Remedy, inner: inner);
}
