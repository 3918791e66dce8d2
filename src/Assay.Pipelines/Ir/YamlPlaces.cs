using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Assay.Pipelines.Ir;

/// <summary>Where in a file its members stand, for faults that show only when all of it has been read.</summary>
internal sealed class YamlPlaces
{
    private readonly string _file;
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);

    public YamlPlaces(YamlNode document, string file)
    {
        _file = file;
        Visit(document, "");
    }

    /// <summary>A fault of a member, or of what should hold it.</summary>
    /// <param name="path">Its path, as <c>root.dag.tasks.train.dependentTasks</c>.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected instead.</param>
    public PipelineException Fault(string path, string found, string expected) =>
        IrReader.Fault($"{_file}, line {LineOf(path).ToString(CultureInfo.InvariantCulture)}, {path}", found, expected);

    private long LineOf(string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('.'))])
        {
            if (_lines.TryGetValue(at, out var line))
                return line;
        }

        return 1;
    }

    private void Visit(YamlNode node, string path)
    {
        if (node is not YamlMappingNode map)
            return;
        foreach (var (key, value) in map.Children)
        {
            var below = path.Length == 0 ? $"{key}" : $"{path}.{key}";
            _lines[below] = key.Start.Line;
            Visit(value, below);
        }
    }
}
