namespace Assay.Pipelines.Tests.Local;

/// <summary>Writes small compiled pipelines.</summary>
internal static class Yaml
{
    /// <summary>A pipeline of single-container tasks.</summary>
    /// <param name="tasks">The tasks of the root, as YAML flow mappings without componentRef.</param>
    /// <param name="more">Other members of the document.</param>
    public static string Pipeline(string tasks, string components, string executors, string more = "", string inputs = "{}", string platform = "") => $"""
        schemaVersion: 2.1.0
        pipelineInfo: {"{"}name: p{"}"}
        components:
        {Indent(components)}
        deploymentSpec:
          executors:
        {Indent(executors, 4)}
        root:
          inputDefinitions: {inputs}
          dag:
            tasks:
        {Indent(tasks, 6)}
        {more}
        {platform}
        """;

    /// <summary>An executor that starts the test program with words.</summary>
    public static string Exec(string label, params string[] words) =>
        $$$"""{{{label}}}: {container: {image: "x", command: [{{{string.Join(", ", words.Select(word => $"\"{word}\""))}}}], args: [--executor-input, "{{$}}"]}}""";

    private static string Indent(string text, int by = 2) =>
        string.Join('\n', text.Split('\n').Select(line => new string(' ', by) + line));
}
