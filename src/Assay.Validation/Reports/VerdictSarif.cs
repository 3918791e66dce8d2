using System.Globalization;
using System.Text.Json;

namespace Assay.Validation.Reports;

/// <summary>
/// Verdicts as SARIF 2.1.0, which code hosts show beside the code: a result per broken rule, located by file and row. No cell values.
/// </summary>
public static class VerdictSarif
{
    /// <summary>Writes the file as UTF-8.</summary>
    public static void Write(Stream output, IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(verdicts);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, verdicts);
        json.WriteStartArray("results");
        foreach (var verdict in verdicts)
            WriteResults(json, verdict);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, IReadOnlyList<Verdict> verdicts)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Assay");
        json.WriteString("version", typeof(VerdictSarif).Assembly.GetName().Version?.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in verdicts.SelectMany(verdict => verdict.Rules).Where(VerdictWords.IsBroken).DistinctBy(rule => rule.Id))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText(json, "shortDescription", VerdictWords.Expectation(rule));
            WriteText(json, "help", VerdictWords.Remedy(rule));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, Verdict verdict)
    {
        if (verdict.Fault is not null)
            WriteResult(json, verdict.Dataset + ".*.readable", "error", verdict.Fault, [(verdict.Source, null)]);
        foreach (var rule in VerdictWords.Broken(verdict))
        {
            var level = rule.Status switch
            {
                VerdictStatus.Failed => "error",
                VerdictStatus.Warned => "warning",
                _ => "note",
            };
            var places = rule.Samples.Count == 0 ? [(verdict.Source, null)] : rule.Samples.Select(sample => (sample.Source, sample.Row == 0 ? null : (long?)sample.Row));
            WriteResult(json, rule.Id, level, $"{VerdictWords.Found(rule)}; expected {VerdictWords.Expectation(rule)}", places);
        }
    }

    private static void WriteResult(Utf8JsonWriter json, string rule, string level, string message, IEnumerable<(string Source, long? Row)> places)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", rule);
        json.WriteString("level", level);
        WriteText(json, "message", message);
        json.WriteStartArray("locations");
        foreach (var (source, row) in places)
        {
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", Uri.EscapeDataString(source.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal));
            json.WriteEndObject();
            json.WriteEndObject();
            if (row is { } number)
            {
                json.WriteStartArray("logicalLocations");
                json.WriteStartObject();
                json.WriteString("name", string.Create(CultureInfo.InvariantCulture, $"row {number}"));
                json.WriteString("kind", "row");
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
