using System.Text.Json.Nodes;

namespace Assay.Tracking.Tests.Transcripts;

/// <summary>Where the embedded server differs from the recording on purpose, and why.</summary>
internal static class Scope
{
    /// <summary>Steps that are answered otherwise: the status and the error code (null for success) that are right.</summary>
    internal static IReadOnlyDictionary<string, (int Status, string? Code, string Why)> Better { get; } =
        new Dictionary<string, (int, string?, string)>
        {
            ["LAX metric history without max_results"] = (200, null, "absent means a page of 25000; MLflow's empty page with a token that never ends is a bug"),
            ["LAX metric history of string value"] = (200, null, "the value that was no number was refused, so there is no such metric"),
            ["ERR artifact download missing"] = (404, "RESOURCE_DOES_NOT_EXIST", "MLflow answers 500 with the server's path"),
            ["ERR artifact backslash"] = (400, "INVALID_PARAMETER_VALUE", "MLflow answers 500 with the server's path"),
            ["REDIRECT artifact absolute"] = (400, "INVALID_PARAMETER_VALUE", "an absolute path is refused, not redirected"),
            ["BROKEN-HERE logged model search ordered by metric (400 only because of Debian's SQLAlchemy 1.4; do not imitate)"] =
                (200, null, "the recorded server failed by an old library"),
            ["search page 2"] = (200, null, "the last page carries no token; MLflow's leads to an empty page"),
        };

    /// <summary>Takes out of a recorded answer what came of steps that this server refuses.</summary>
    internal static void TakeOutRefused(JsonNode? answer, IReadOnlyDictionary<string, string> captured)
    {
        switch (answer)
        {
            case JsonObject run when run["info"] is JsonObject info && info["run_id"] is { } id && run["data"] is { } data:
                if ((string)id! == captured.GetValueOrDefault("run1"))
                {
                    TakeOut(data, "metrics", "key", "nanlit", "m");
                    TakeOut(data, "params", "key", "novalue");
                    TakeOut(data, "tags", "key", "t");
                    TakeOut(run["inputs"]!, "dataset_inputs", item => item["dataset"] is { } dataset && (string?)dataset["name"] == "x");
                }
                else if ((string)id! == captured.GetValueOrDefault("run2"))
                {
                    TakeOut(data, "params", "key", "long");
                }

                break;
            case JsonObject fields:
                TakeOut(fields, "dataset_summaries", item => (string?)item["name"] == "x");
                foreach (var field in fields)
                    TakeOutRefused(field.Value, captured);
                break;
            case JsonArray items:
                foreach (var item in items)
                    TakeOutRefused(item, captured);
                break;
        }
    }

    private static void TakeOut(JsonNode owner, string list, string key, params string[] values) =>
        TakeOut(owner, list, item => values.Contains((string?)item[key]));

    private static void TakeOut(JsonNode owner, string list, Func<JsonNode, bool> refused)
    {
        if (owner[list] is not JsonArray items)
            return;
        foreach (var item in items.Where(item => refused(item!)).ToList())
            items.Remove(item);
        if (items.Count == 0)
            ((JsonObject)owner).Remove(list);
    }
}
