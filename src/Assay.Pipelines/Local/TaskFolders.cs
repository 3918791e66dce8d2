using System.Text.Json;
using Assay.Pipelines.Artifacts;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Lineage;
using Assay.Pipelines.Steps;

namespace Assay.Pipelines.Local;

/// <summary>
/// Where a task's files are: <c>&lt;run&gt;/&lt;task&gt;</c> for its log, parameters and executor output, <c>&lt;run&gt;/artifacts/&lt;task&gt;/&lt;name&gt;</c> for
/// each artifact.
/// </summary>
internal static class TaskFolders
{
    private const string TypeVersion = "0.0.1";

    public static ExecutorInput Input(string run, TaskPlace place, TaskInputs inputs)
    {
        var folder = Path.Combine(run, place.Path);
        return new()
        {
            Inputs = new() { ParameterValues = inputs.Parameters, Artifacts = inputs.Artifacts },
            Outputs = new()
            {
                Parameters = place.Component.ParameterOutputs.ToDictionary(
                    output => output.Key, output => new OutputParameter(Path.Combine(folder, "parameters", output.Key)), StringComparer.Ordinal),
                Artifacts = place.Component.ArtifactOutputs.ToDictionary(
                    output => output.Key,
                    output => new ArtifactList(
                    [
                        new()
                        {
                            Name = output.Key,
                            Type = new(output.Value.SchemaTitle) { SchemaVersion = TypeVersion },
                            Uri = Path.Combine(run, "artifacts", place.Path, output.Key),
                        },
                    ]),
                    StringComparer.Ordinal),
                OutputFile = Path.Combine(folder, "executor_output.json"),
            },
        };
    }

    /// <summary>Makes a task's folders, without what an earlier try left.</summary>
    public static void Prepare(string folder, ExecutorInput input)
    {
        Directory.CreateDirectory(folder);
        ArtifactCopy.Clear(input.Outputs.OutputFile);
        ArtifactCopy.Clear(Path.Combine(folder, StepFacts.FileName));
        ArtifactCopy.Clear(Path.Combine(folder, KeptTask.FileName));
        foreach (var parameter in input.Outputs.Parameters.Values)
        {
            ArtifactCopy.Clear(parameter.OutputFile);
            Directory.CreateDirectory(Path.GetDirectoryName(parameter.OutputFile)!);
        }

        foreach (var artifact in input.Outputs.Artifacts.Values.SelectMany(list => list.Artifacts))
        {
            ArtifactCopy.Clear(artifact.LocalPath);
            Directory.CreateDirectory(Path.GetDirectoryName(artifact.LocalPath)!);
        }
    }

    /// <summary>What a process that succeeded has left.</summary>
    /// <exception cref="PipelineException">Its executor output is none, or a parameter is missing.</exception>
    public static TaskOutcome Outcome(Component component, ExecutorInput input)
    {
        var left = Read(input.Outputs.OutputFile);
        var parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, type) in component.ParameterOutputs)
        {
            if (left.ParameterValues.TryGetValue(name, out var value) && PipelineParameters.IsOf(value, type))
                parameters[name] = value;
            else if (FromFile(input.Outputs.Parameters[name].OutputFile, type) is { } read)
                parameters[name] = read;
            else
                throw Left(component.Name, $"no value of type {type} for the output parameter '{name}'", "one in the executor output or in its file");
        }

        var artifacts = new Dictionary<string, ArtifactList>(StringComparer.Ordinal);
        foreach (var (name, list) in input.Outputs.Artifacts)
        {
            var place = list.Artifacts[0];
            artifacts[name] = left.Artifacts.TryGetValue(name, out var made) && made.Artifacts.Count > 0
                ? new([place with { Uri = made.Artifacts[0].Uri is { Length: > 0 } uri ? uri : place.Uri, Metadata = made.Artifacts[0].Metadata }])
                : list;
        }

        return new(TaskState.Succeeded) { Parameters = parameters, Artifacts = artifacts };
    }

    /// <summary>The outcome of an earlier run at this run's places.</summary>
    public static TaskOutcome Outcome(CacheEntry entry, ExecutorInput input) => new(TaskState.Cached)
    {
        Parameters = entry.Parameters,
        Artifacts = input.Outputs.Artifacts.ToDictionary(
            output => output.Key,
            output => new ArtifactList([output.Value.Artifacts[0] with { Metadata = entry.Artifacts[output.Key].Metadata }]),
            StringComparer.Ordinal),
    };

    /// <summary>The outcome of an importer: what is there already.</summary>
    public static TaskOutcome Import(Importer importer, Component component, TaskInputs inputs)
    {
        var uri = importer.Uri ?? Placeholders.Text(inputs.Parameters[importer.UriParameter!]);
        return new(TaskState.Succeeded)
        {
            Artifacts = component.ArtifactOutputs.Keys.ToDictionary(
                name => name,
                name => new ArtifactList([new() { Name = name, Type = new(importer.SchemaTitle) { SchemaVersion = TypeVersion }, Uri = uri }]),
                StringComparer.Ordinal),
        };
    }

    private static ExecutorOutput Read(string file)
    {
        if (!File.Exists(file))
            return new();
        try
        {
            return ExecutorOutput.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            throw Left(file, $"JSON that Kubeflow refuses{(e.Path is { Length: > 0 } path ? $" at {path}" : "")}", "parameterValues and artifacts", e);
        }
    }

    private static JsonElement? FromFile(string file, ParameterType type) =>
        File.Exists(file) ? PipelineParameters.Parse(File.ReadAllText(file), type) : null;

    private static PipelineException Left(string where, string found, string expected, Exception? inner = null) => new(
        "take what a step returned", where, found, expected, "Look at the step's log.", inner: inner);
}
