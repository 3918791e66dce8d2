using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assay.Kfp.Tests;

/// <summary>
/// Reads YAML as Kubeflow's server does: documents become JSON, and plain scalars are typed by the rules of YAML 1.1, the greedier of the
/// two versions in use.
/// </summary>
internal static partial class YamlJson
{
    private static readonly string[] s_true = ["true", "yes", "on", "y"];
    private static readonly string[] s_false = ["false", "no", "off", "n"];

    public static IReadOnlyList<JsonObject> Documents(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. stream.Documents.Select(static document => (JsonObject)Node(document.RootNode)!)];
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(static pair => KeyValuePair.Create(Key(pair.Key), Node(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } => Plain(text),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidDataException($"{node.NodeType} at {node.Start}"),
    };

    private static string Key(YamlNode node) =>
        node is YamlScalarNode { Value: { } text } scalar && (scalar.Style != ScalarStyle.Plain || Plain(text)?.GetValueKind() == System.Text.Json.JsonValueKind.String)
            ? text
            : throw new InvalidDataException($"The key at {node.Start} is no text.");

    private static JsonNode? Plain(string text)
    {
        if (text is "" or "~" || text.Equals("null", StringComparison.OrdinalIgnoreCase))
            return null;
        if (s_true.Contains(text, StringComparer.OrdinalIgnoreCase))
            return JsonValue.Create(true);
        if (s_false.Contains(text, StringComparer.OrdinalIgnoreCase))
            return JsonValue.Create(false);
        if (Integer().IsMatch(text))
            return JsonValue.Create(long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        if (Float().IsMatch(text))
            return JsonValue.Create(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        return Odd().IsMatch(text) ? throw new InvalidDataException($"'{text}' is a number to some readers.") : JsonValue.Create(text);
    }

    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]*)$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?[0-9]+\.[0-9]*([eE][-+][0-9]+)?$")]
    private static partial Regex Float();

    // Octal, hexadecimal, sexagesimal, digits with underscores, infinities, dates.
    [GeneratedRegex(@"^[-+]?(0[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|\.inf|\.nan)$|^[0-9]{4}-[0-9]+-[0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Odd();
}
