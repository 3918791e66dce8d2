using System.Globalization;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Assay.Pipelines.Ir;

/// <summary>A mapping of the file that is taken apart key by key; <see cref="Done"/> refuses what nobody took.</summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly Dictionary<string, YamlNode> _rest = new(StringComparer.Ordinal);

    public YamlMap(YamlNode node, string file, string path)
    {
        File = file;
        Path = path;
        _node = node as YamlMappingNode ?? throw Fault(node, Kind(node), "a mapping");
        foreach (var (key, value) in _node.Children)
            _rest.Add(((YamlScalarNode)key).Value!, value);
    }

    public string File { get; }

    public string Path { get; }

    public string Below(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    public bool Has(string key) => _rest.ContainsKey(key);

    public PipelineException Fault(string found, string expected) => Fault(_node, found, expected);

    public string Text(string key) => OptionalText(key) ?? throw Fault($"no '{key}'", $"'{key}'");

    public string? OptionalText(string key)
    {
        if (!_rest.Remove(key, out var node))
            return null;
        return node is YamlScalarNode scalar
            ? scalar.Value ?? ""
            : throw Fault(node, Kind(node), $"text under '{key}'");
    }

    public bool Flag(string key) => Scalar<bool>(key, "true or false", text => bool.TryParse(text, out var value) ? value : null) ?? false;

    public int? Integer(string key) => Scalar<int>(
        key, "a whole number from 0", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null);

    public double? Number(string key) => Scalar<double>(
        key, "a number", text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null);

    /// <summary>A protobuf duration: seconds and the letter s, such as <c>60s</c> or <c>0.5s</c>.</summary>
    public TimeSpan? Duration(string key) => Scalar<TimeSpan>(
        key,
        "seconds such as 60s",
        text => text.EndsWith('s') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? TimeSpan.FromSeconds(value)
            : default(TimeSpan?));

    public JsonElement? Json(string key) => _rest.Remove(key, out var node) ? YamlJson.Of(node) : null;

    public YamlMap Map(string key) => OptionalMap(key) ?? throw Fault($"no '{key}'", $"'{key}'");

    public YamlMap? OptionalMap(string key) => _rest.Remove(key, out var node) ? new YamlMap(node, File, Below(key)) : null;

    /// <summary>The mappings under the keys of a mapping; none where it is absent.</summary>
    public IReadOnlyList<(string Key, YamlMap Value)> Maps(string key)
    {
        if (OptionalMap(key) is not { } map)
            return [];
        var values = new List<(string, YamlMap)>();
        foreach (var (name, node) in map._rest)
            values.Add((name, new YamlMap(node, File, map.Below(name))));
        return values;
    }

    /// <summary>The nodes of a sequence; none where it is absent.</summary>
    public IReadOnlyList<YamlNode> Nodes(string key)
    {
        if (!_rest.Remove(key, out var node))
            return [];
        return node is YamlSequenceNode sequence ? [.. sequence.Children] : throw Fault(node, Kind(node), $"a list under '{key}'");
    }

    /// <summary>The mappings of a sequence; none where it is absent.</summary>
    public IReadOnlyList<YamlMap> List(string key) =>
        [.. Nodes(key).Select((node, i) => new YamlMap(node, File, $"{Below(key)}[{i.ToString(CultureInfo.InvariantCulture)}]"))];

    /// <summary>The texts of a sequence; none where it is absent.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        [.. Nodes(key).Select(node => (node as YamlScalarNode)?.Value ?? throw Fault(node, Kind(node), $"text in the list '{key}'"))];

    /// <summary>Refuses keys that nobody took: Kubeflow drops some of them without a word.</summary>
    public void Done()
    {
        foreach (var (key, node) in _rest)
            throw Fault(node, $"the unknown field '{key}'", "a field of Kubeflow's pipeline specification 2.1.0");
    }

    private T? Scalar<T>(string key, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (OptionalText(key) is not { } text)
            return null;
        return parse(text) ?? throw Fault($"'{text}' under '{key}'", expected);
    }

    private PipelineException Fault(YamlNode node, string found, string expected) => new(
        "read the compiled pipeline",
        $"{File}, line {node.Start.Line.ToString(CultureInfo.InvariantCulture)}, {(Path.Length == 0 ? "the document" : Path)}",
        found,
        expected,
        IrReader.Remedy);

    private static string Kind(YamlNode node) => node switch
    {
        YamlMappingNode => "a mapping",
        YamlSequenceNode => "a list",
        YamlScalarNode { Value: { } text } => $"'{text}'",
        _ => "nothing",
    };
}
