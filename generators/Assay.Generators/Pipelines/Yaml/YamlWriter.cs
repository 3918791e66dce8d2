using System.Text;

namespace Assay.Generators.Pipelines.Yaml;

/// <summary>Writes documents in block style: two spaces a level, LF, keys in ordinal order, so that a committed file changes only where its content does.</summary>
internal static class YamlWriter
{
    public static string Write(IReadOnlyList<YamlMap> documents)
    {
        var text = new StringBuilder();
        for (var i = 0; i < documents.Count; i++)
        {
            if (i > 0)
                text.Append("---\n");
            WriteMap(text, documents[i], 0);
        }

        return text.ToString();
    }

    private static void WriteMap(StringBuilder text, YamlMap map, int indent)
    {
        foreach (var entry in map.Entries)
        {
            text.Append(' ', indent).Append(YamlText.Scalar(entry.Key)).Append(':');
            WriteValue(text, entry.Value, indent);
        }
    }

    private static void WriteValue(StringBuilder text, YamlNode value, int indent)
    {
        switch (value)
        {
            case YamlMap { Entries.Count: 0 }:
                text.Append(" {}\n");
                break;
            case YamlMap map:
                text.Append('\n');
                WriteMap(text, map, indent + 2);
                break;
            case YamlList { Items.Count: 0 }:
                text.Append(" []\n");
                break;
            case YamlList list:
                text.Append('\n');
                WriteList(text, list, indent);
                break;
            case YamlScalar scalar:
                text.Append(' ').Append(scalar.Value).Append('\n');
                break;
        }
    }

    private static void WriteList(StringBuilder text, YamlList list, int indent)
    {
        foreach (var item in list.Items)
        {
            text.Append(' ', indent).Append('-');
            if (item is YamlMap { Entries.Count: > 0 } map)
                WriteItem(text, map, indent);
            else
                WriteValue(text, item, indent + 2);
        }
    }

    private static void WriteItem(StringBuilder text, YamlMap map, int indent)
    {
        var first = true;
        foreach (var entry in map.Entries)
        {
            text.Append(' ', first ? 1 : indent + 2).Append(YamlText.Scalar(entry.Key)).Append(':');
            WriteValue(text, entry.Value, indent + 2);
            first = false;
        }
    }
}
