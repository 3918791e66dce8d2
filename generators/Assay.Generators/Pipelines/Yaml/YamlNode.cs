namespace Assay.Generators.Pipelines.Yaml;

/// <summary>A YAML value. Scalars hold their finished text.</summary>
internal abstract class YamlNode
{
    /// <summary>A text, quoted where a reader could take it for something else.</summary>
    public static YamlNode Text(string value) => new YamlScalar(YamlText.Scalar(value));

    /// <summary>A number or truth value whose text is already what YAML and JSON write.</summary>
    public static YamlNode Native(string text) => new YamlScalar(text);
}

/// <summary>A text, number or truth value.</summary>
internal sealed class YamlScalar(string text) : YamlNode
{
    public string Value => text;
}

/// <summary>A list.</summary>
internal sealed class YamlList(IReadOnlyList<YamlNode> items) : YamlNode
{
    public IReadOnlyList<YamlNode> Items => items;

    public static YamlList Of(IEnumerable<string> texts)
    {
        var items = new List<YamlNode>();
        foreach (var text in texts)
            items.Add(Text(text));
        return new YamlList(items);
    }
}

/// <summary>A map; its keys are written in ordinal order, whatever the order they came in.</summary>
internal sealed class YamlMap : YamlNode
{
    private readonly SortedDictionary<string, YamlNode> _entries = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, YamlNode> Entries => _entries;

    public YamlMap Add(string key, YamlNode value)
    {
        _entries.Add(key, value);
        return this;
    }

    public YamlMap Add(string key, string value) => Add(key, Text(value));

    /// <summary>Adds the entry unless the value is null or has nothing in it.</summary>
    public YamlMap AddUnlessEmpty(string key, YamlNode? value) =>
        value is null or YamlMap { _entries.Count: 0 } or YamlList { Items.Count: 0 } ? this : Add(key, value);
}
