using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Pipelines.Ir;

namespace Assay.Pipelines.Tests.Kubeflow;

/// <summary>What the server keeps.</summary>
internal sealed class KubeflowStore
{
    private readonly Dictionary<string, JsonObject> _pipelines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<JsonObject>> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<(string State, string Tasks)>> _walks = new(StringComparer.Ordinal);
    private int _ids;

    public List<JsonObject> Experiments { get; } = [];

    public List<JsonObject> Runs { get; } = [];

    public List<JsonObject> RecurringRuns { get; } = [];

    /// <summary>The states that a run goes through, one a look; tasks as JSON. The last stays.</summary>
    public IReadOnlyList<(string State, string Tasks)> Walk { get; set; } = [("PENDING", "[]"), ("RUNNING", "[]"), ("SUCCEEDED", "[]")];

    public string FileOf(string version) => _files[version];

    public JsonObject Pipeline(string name) => _pipelines.TryGetValue(name, out var found) ? found : throw new KubeflowRefusal(404, $"Pipeline {name} not found");

    public IReadOnlyList<JsonObject> Versions(string pipeline) => [.. _versions[pipeline].AsEnumerable().Reverse()];

    public JsonObject Upload(KubeflowQuery query, string yaml)
    {
        query.Allow("name", "display_name", "description", "namespace", "tags", "code_source_url");
        if (query["namespace"] is null)
            throw new KubeflowRefusal(400, "a namespace is required in multi-user mode", ofUpload: true);
        var name = query.Need("name");
        if (_pipelines.ContainsKey(name))
            throw new KubeflowRefusal(409, $"The name {name} already exist", ofUpload: true);
        Check(yaml);
        var pipeline = new JsonObject { ["pipeline_id"] = Id(), ["name"] = name, ["display_name"] = name, ["created_at"] = "2026-01-01T00:00:00Z", ["namespace"] = query["namespace"] };
        _pipelines.Add(name, pipeline);
        _versions.Add((string)pipeline["pipeline_id"]!, [Version((string)pipeline["pipeline_id"]!, name, yaml)]);
        return pipeline;
    }

    public JsonObject UploadVersion(KubeflowQuery query, string yaml)
    {
        query.Allow("pipelineid", "name", "display_name", "description");
        var versions = _versions.GetValueOrDefault(query.Need("pipelineid")) ?? throw new KubeflowRefusal(404, "no such pipeline", ofUpload: true);
        var name = query.Need("name");
        if (versions.Exists(version => (string)version["name"]! == name))
            throw new KubeflowRefusal(409, $"The name {name} already exist", ofUpload: true);
        Check(yaml);
        versions.Add(Version(query.Need("pipelineid"), name, yaml));
        return versions[^1];
    }

    public JsonObject MakeExperiment(JsonElement body)
    {
        KubeflowFields.Allow(body, "display_name", "description", "namespace");
        var name = body.GetProperty("display_name").GetString()!;
        if (!body.TryGetProperty("namespace", out _))
            throw new KubeflowRefusal(400, "a namespace is required in multi-user mode");
        if (Experiments.Exists(experiment => (string)experiment["display_name"]! == name))
            throw new KubeflowRefusal(409, $"Experiment {name} already exists");
        Experiments.Add(new() { ["experiment_id"] = Id(), ["display_name"] = name, ["storage_state"] = "AVAILABLE" });
        return Experiments[^1];
    }

    public JsonObject MakeRun(JsonElement body)
    {
        KubeflowFields.Allow(body, "display_name", "description", "experiment_id", "pipeline_version_reference", "runtime_config", "service_account", "plugins_input");
        Check(body);
        var run = new JsonObject
        {
            ["run_id"] = Id(), ["display_name"] = body.GetProperty("display_name").GetString(), ["state"] = "PENDING",
            ["created_at"] = "2026-01-01T00:00:00Z", ["finished_at"] = "1970-01-01T00:00:00Z",
        };
        Runs.Add(run);
        _walks[(string)run["run_id"]!] = new(Walk);
        return run;
    }

    public JsonObject Look(string id)
    {
        var run = Runs.Find(run => (string)run["run_id"]! == id) ?? throw new KubeflowRefusal(404, $"Run {id} not found");
        var walk = _walks[id];
        var (state, tasks) = walk.Count > 1 ? walk.Dequeue() : walk.Peek();
        run["state"] = state;
        run["run_details"] = new JsonObject { ["task_details"] = JsonNode.Parse(tasks) };
        return run;
    }

    public void Act(string id, string verb)
    {
        var run = Runs.Find(run => (string)run["run_id"]! == id) ?? throw new KubeflowRefusal(404, $"Run {id} not found");
        _walks[id] = verb switch
        {
            "terminate" => new([("CANCELING", "[]"), ("CANCELED", "[]")]),
            "retry" when (string?)run["state"] == "FAILED" => new([("RUNNING", "[]"), ("SUCCEEDED", "[]")]),
            "retry" => throw new KubeflowRefusal(400, "only failed runs can be retried"),
            _ => throw new KubeflowRefusal(404, "no such verb"),
        };
    }

    public JsonObject MakeRecurringRun(JsonElement body)
    {
        KubeflowFields.Allow(
            body, "display_name", "description", "experiment_id", "pipeline_version_reference", "runtime_config", "max_concurrency", "mode", "no_catchup", "trigger", "service_account");
        Check(body);
        var cron = body.GetProperty("trigger").GetProperty("cron_schedule").GetProperty("cron").GetString()!;
        if (cron.Split(' ').Length != 6 || body.GetProperty("max_concurrency").GetString() is null || body.GetProperty("mode").GetString() != "ENABLE")
            throw new KubeflowRefusal(400, "an invalid recurring run");
        RecurringRuns.Add(new()
        {
            ["recurring_run_id"] = Id(), ["display_name"] = body.GetProperty("display_name").GetString(), ["status"] = "ENABLED",
            ["no_catchup"] = body.GetProperty("no_catchup").GetBoolean(), ["max_concurrency"] = body.GetProperty("max_concurrency").GetString(),
            ["trigger"] = JsonNode.Parse(body.GetProperty("trigger").GetRawText()),
            ["pipeline_version_reference"] = JsonNode.Parse(body.GetProperty("pipeline_version_reference").GetRawText()),
        });
        return RecurringRuns[^1];
    }

    private void Check(JsonElement body)
    {
        var reference = body.GetProperty("pipeline_version_reference");
        KubeflowFields.Allow(reference, "pipeline_id", "pipeline_version_id");
        var yaml = _files.GetValueOrDefault(reference.GetProperty("pipeline_version_id").GetString()!) ?? throw new KubeflowRefusal(404, "no such version");
        if (!Experiments.Exists(experiment => (string)experiment["experiment_id"]! == body.GetProperty("experiment_id").GetString()))
            throw new KubeflowRefusal(404, "no such experiment");
        var config = body.GetProperty("runtime_config");
        KubeflowFields.Allow(config, "parameters", "pipeline_root");
        var given = config.GetProperty("parameters");
        foreach (var (name, parameter) in PipelineIr.Parse(yaml).Root.Parameters)
        {
            if (!given.TryGetProperty(name, out _) && !parameter.IsOptional)
                throw new KubeflowRefusal(400, $"parameter {name} is not optional, yet has neither default value nor user provided value");
        }
    }

    private static void Check(string yaml)
    {
        try
        {
            PipelineIr.Parse(yaml);
        }
        catch (PipelineException e)
        {
            throw new KubeflowRefusal(400, $"invalid v2 pipeline: {e.Found}", ofUpload: true);
        }
    }

    private JsonObject Version(string pipeline, string name, string yaml)
    {
        var id = Id();
        _files.Add(id, yaml);
        return new() { ["pipeline_id"] = pipeline, ["pipeline_version_id"] = id, ["name"] = name, ["display_name"] = name };
    }

    private string Id() => $"id-{(++_ids).ToString(CultureInfo.InvariantCulture)}";
}
