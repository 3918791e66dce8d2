using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assay.Tracking.Import.FileStore;

/// <summary>A <c>meta.yaml</c>: one mapping, read as texts.</summary>
internal sealed class MetaFile
{
    internal const string Name = "meta.yaml";

    private readonly string _path;
    private readonly YamlMappingNode _root;
    private readonly ImportProgress _progress;

    private MetaFile(string path, YamlMappingNode root, ImportProgress progress)
    {
        _path = path;
        _root = root;
        _progress = progress;
    }

    /// <summary>Reads the file of a folder; null, and a problem told, where it is missing or broken.</summary>
    internal static MetaFile? Read(string folder, ImportProgress progress)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            using var reader = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return new(path, root, progress);
            progress.Problem(path, 1, "no mapping", "keys and values");
        }
        catch (YamlException e)
        {
            progress.Problem(path, (int)e.Start.Line, "broken YAML", "keys and values");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            progress.Problem(path, 0, e is FileNotFoundException ? "no such file" : e.GetType().Name, "a file that can be read");
        }

        return null;
    }

    /// <summary>A value as text; null where the key is missing or holds null.</summary>
    internal string? Text(string key) => Node(key) is { Value: { } value } node
        && (node.Style != ScalarStyle.Plain || value is not ("null" or "~" or "" or "None")) ? value : null;

    /// <summary>A text that must be there; null, and a problem told, where it isn't.</summary>
    internal string? Demand(string key)
    {
        if (Text(key) is { Length: > 0 } text)
            return text;
        _progress.Problem(_path, 1, $"no {key}", "a value for it");
        return null;
    }

    /// <summary>A whole number; null where there is none. A problem is told where it is something else.</summary>
    internal long? Number(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        // MLflow of long ago wrote times as floating-point numbers.
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && Math.Abs(real) < 1e15)
            return (long)real;
        _progress.Problem(_path, (int)Node(key)!.Start.Line, $"{key} '{text}'", "a whole number");
        return null;
    }

    /// <summary>The pairs of a nested mapping.</summary>
    internal IReadOnlyList<Tag> Tags(string key) => _root.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlMappingNode mapping
        ? [.. mapping.Children.Select(pair => new Tag((pair.Key as YamlScalarNode)?.Value ?? "", (pair.Value as YamlScalarNode)?.Value ?? ""))]
        : [];

    private YamlScalarNode? Node(string key) => _root.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node as YamlScalarNode : null;
}
