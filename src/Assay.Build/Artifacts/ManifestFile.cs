using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assay.Build.Artifacts;

/// <summary>Makes <c>manifest.json</c> of the entries that an assembly carries one by one.</summary>
internal static class ManifestFile
{
    private const string Folder = "manifest/";

    private static readonly string[] s_kinds = ["datasets", "models", "pipelines", "monitors"];

    // Documentation is read by people in pull requests: only what JSON demands is escaped.
    private static readonly JsonSerializerOptions s_written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All artifacts as they are written: the entries below <c>manifest/</c> as one file, JSON indented, the rest as it is.</summary>
    /// <param name="contents">The assembly.</param>
    /// <param name="places">Turns a source file as the compiler saw it into what the manifest says.</param>
    /// <exception cref="JsonException">An entry, or a file called so, is no JSON object.</exception>
    public static IReadOnlyList<Artifact> Merge(AssemblyContents contents, Func<string, string> places)
    {
        var entries = contents.Artifacts.Where(IsEntry).ToList();
        var others = contents.Artifacts.Where(artifact => !IsEntry(artifact)).Select(Indent);
        if (entries.Count == 0)
            return [.. others];
        var manifest = Parse(entries.Find(artifact => artifact.Path == Folder + "project.json")?.Text ?? "{}");
        foreach (var kind in s_kinds)
        {
            var ofKind = entries
                .Where(artifact => artifact.Path.StartsWith($"{Folder}{kind}/", StringComparison.Ordinal))
                .Select(artifact => Parse(artifact.Text))
                .OrderBy(entry => (string?)entry["name"], StringComparer.Ordinal)
                .ToArray<JsonNode>();
            foreach (var entry in ofKind)
                AddPlace((JsonObject)entry, kind, contents.Declarations, places);
            if (ofKind.Length > 0)
                manifest[kind] = new JsonArray(ofKind);
        }

        return [.. others, new Artifact("manifest.json", Text(manifest))];
    }

    private static Artifact Indent(Artifact artifact) =>
        artifact.Path.EndsWith(".json", StringComparison.Ordinal) ? artifact with { Text = Text(Parse(artifact.Text)) } : artifact;

    private static string Text(JsonObject json) => json.ToJsonString(s_written) + "\n";

    private static bool IsEntry(Artifact artifact) => artifact.Path.StartsWith(Folder, StringComparison.Ordinal);

    private static JsonObject Parse(string text) => JsonNode.Parse(text) as JsonObject ?? throw new JsonException("A manifest entry is a JSON object.");

    // The generator's models are free of positions, or an edit above a record would make everything anew; the attribute has them.
    private static void AddPlace(JsonObject entry, string kind, IReadOnlyList<Declaration> declarations, Func<string, string> places)
    {
        var name = (string?)entry["typeName"];
        if (declarations.FirstOrDefault(known => known.Kind == kind && known.TypeName == name) is { File.Length: > 0 } declared)
            entry["declared"] = new JsonObject { ["file"] = places(declared.File), ["line"] = declared.Line };
    }
}
