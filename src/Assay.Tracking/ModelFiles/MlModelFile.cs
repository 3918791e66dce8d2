using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Assay.Tracking.ModelFiles;

/// <summary>
/// The file <c>MLmodel</c> at the root of a model's folder: what MLflow and its servers know of a model. A model that only Assay can load
/// carries the flavor <c>assay</c> alone, which others ignore.
/// </summary>
public sealed record MlModelFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "MLmodel";

    /// <summary>The folder's path among the run's artifacts.</summary>
    public required string ArtifactPath { get; init; }

    /// <summary>Ways to load the model, each with its settings, such as <c>onnx: {onnx_version, data: model.onnx}</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Flavors { get; init; }

    /// <summary>The run that made it; null leaves it out.</summary>
    public string? RunId { get; init; }

    /// <summary>32 hexadecimal digits.</summary>
    public required string ModelUuid { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What goes in, as JSON text of MLflow's column list; null where unknown.</summary>
    public string? Inputs { get; init; }

    /// <summary>What comes out, as JSON text of MLflow's column list; null where unknown.</summary>
    public string? Outputs { get; init; }

    /// <summary>Size of all files in bytes; null leaves it out.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Writes the file as YAML.</summary>
    public void Write(TextWriter writer)
    {
        var yaml = new Emitter(writer);
        yaml.Emit(new StreamStart());
        yaml.Emit(new DocumentStart());
        yaml.Emit(new MappingStart());
        Text(yaml, "artifact_path", ArtifactPath);
        Text(yaml, "flavors", null);
        yaml.Emit(new MappingStart());
        foreach (var (flavor, settings) in Flavors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Text(yaml, flavor, null);
            yaml.Emit(new MappingStart());
            foreach (var (key, value) in settings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                Text(yaml, key, value);
            yaml.Emit(new MappingEnd());
        }

        yaml.Emit(new MappingEnd());
        Text(yaml, "mlflow_version", Server.TrackingEndpoints.ApiVersion);
        if (SizeBytes is { } size)
        {
            Text(yaml, "model_size_bytes", null);
            yaml.Emit(new Scalar(size.ToString(CultureInfo.InvariantCulture)));
        }

        Text(yaml, "model_uuid", ModelUuid);
        if (RunId is { } run)
            Text(yaml, "run_id", run);
        if (Inputs is not null || Outputs is not null)
            Signature(yaml);
        Text(yaml, "utc_time_created", Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture));
        yaml.Emit(new MappingEnd());
        yaml.Emit(new DocumentEnd(isImplicit: true));
        yaml.Emit(new StreamEnd());
    }

    private void Signature(Emitter yaml)
    {
        Text(yaml, "signature", null);
        yaml.Emit(new MappingStart());
        foreach (var (key, value) in new[] { ("inputs", Inputs), ("outputs", Outputs), ("params", null) })
        {
            Text(yaml, key, null);
            yaml.Emit(value is null ? new Scalar("null") : Quoted(value));
        }

        yaml.Emit(new MappingEnd());
    }

    // Single quotes keep digits, dates and JSON the text that they are.
    private static Scalar Quoted(string text) =>
        new(AnchorName.Empty, TagName.Empty, text, ScalarStyle.SingleQuoted, isPlainImplicit: false, isQuotedImplicit: true);

    private static void Text(Emitter yaml, string key, string? value)
    {
        yaml.Emit(new Scalar(key));
        if (value is not null)
            yaml.Emit(Quoted(value));
    }
}
