using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Pipelines.Steps;

/// <summary>What a step is started with: Kubeflow's <c>ExecutorInput</c>, the value of <c>--executor-input</c>.</summary>
public sealed record ExecutorInput
{
    /// <summary>What it takes.</summary>
    public ExecutorInputs Inputs { get; init => field = value ?? new(); } = new();

    /// <summary>Where its results go.</summary>
    public ExecutorOutputs Outputs { get; init => field = value ?? new(); } = new();

    /// <summary>Reads the JSON of <c>--executor-input</c>.</summary>
    /// <exception cref="PipelineException">The text is no such JSON.</exception>
    public static ExecutorInput Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, ExecutorInputJson.Default.ExecutorInput) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new PipelineException(
                "start the step",
                "--executor-input",
                e.Path is { Length: > 0 } path ? $"JSON that is wrong at {path}" : "text that is no JSON object",
                "Kubeflow's ExecutorInput as JSON",
                "Start the step through 'run PIPELINE', or in the cluster.",
                inner: e);
        }
    }

    /// <summary>The JSON that a step is started with.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ExecutorInputJson.Default.ExecutorInput);
}

/// <summary>What a step takes.</summary>
public sealed record ExecutorInputs
{
    /// <summary>Parameters by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> ParameterValues { get; init => field = value ?? ReadOnlyDictionary<string, JsonElement>.Empty; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Artifacts by name.</summary>
    public IReadOnlyDictionary<string, ArtifactList> Artifacts { get; init => field = value ?? ReadOnlyDictionary<string, ArtifactList>.Empty; } = ReadOnlyDictionary<string, ArtifactList>.Empty;
}

/// <summary>Where a step's results go.</summary>
public sealed record ExecutorOutputs
{
    /// <summary>A file for each parameter that it returns.</summary>
    public IReadOnlyDictionary<string, OutputParameter> Parameters { get; init => field = value ?? ReadOnlyDictionary<string, OutputParameter>.Empty; } = ReadOnlyDictionary<string, OutputParameter>.Empty;

    /// <summary>A place for each artifact that it returns.</summary>
    public IReadOnlyDictionary<string, ArtifactList> Artifacts { get; init => field = value ?? ReadOnlyDictionary<string, ArtifactList>.Empty; } = ReadOnlyDictionary<string, ArtifactList>.Empty;

    /// <summary>The file that an <see cref="ExecutorOutput"/> goes to.</summary>
    public string OutputFile { get; init => field = value ?? ""; } = "";
}

/// <summary>A parameter that a step returns.</summary>
/// <param name="OutputFile">The file that its text goes to.</param>
public sealed record OutputParameter(string OutputFile);

/// <summary>One artifact, or several where the input is a list.</summary>
/// <param name="Artifacts">They.</param>
public sealed record ArtifactList(IReadOnlyList<RuntimeArtifact> Artifacts);

/// <summary>An artifact: a file or folder, and what is known of it.</summary>
public sealed record RuntimeArtifact
{
    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Its type; null in an <see cref="ExecutorOutput"/>.</summary>
    public ArtifactTypeName? Type { get; init; }

    /// <summary>Where it is: <c>s3://…</c> in a cluster, a path in a local run.</summary>
    public string Uri { get; init => field = value ?? ""; } = "";

    /// <summary>What is known of it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init => field = value ?? ReadOnlyDictionary<string, JsonElement>.Empty; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>The local path where it isn't the usual one.</summary>
    public string? CustomPath { get; init; }

    /// <summary>
    /// The local path: <see cref="CustomPath"/>, else where Kubeflow's launcher puts the <see cref="Uri"/> (<c>s3://b/k</c> under <c>/s3/b/k</c>,
    /// <c>oci://a/b</c> under <c>/oci/a_b/models</c>); a plain path stays.
    /// </summary>
    [JsonIgnore]
    public string LocalPath
    {
        get
        {
            if (CustomPath is { Length: > 0 })
                return CustomPath;
            if (Uri.StartsWith("s3://", StringComparison.Ordinal))
                return "/s3/" + Uri[5..];
            if (Uri.StartsWith("gs://", StringComparison.Ordinal))
                return "/gcs/" + Uri[5..];
            if (Uri.StartsWith("minio://", StringComparison.Ordinal))
                return "/minio/" + Uri[8..];
            if (Uri.StartsWith("oci://", StringComparison.Ordinal))
                return $"/oci/{Uri[6..].Replace('/', '_')}/models";
            return Uri;
        }
    }
}

/// <summary>The type of an artifact.</summary>
/// <param name="SchemaTitle">Such as <c>system.Model</c>.</param>
public sealed record ArtifactTypeName(string SchemaTitle)
{
    /// <summary>The version of the type.</summary>
    public string? SchemaVersion { get; init; }
}
