using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.CompilerServices;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.Pipelines.Steps;
using Assay.Workspace;
using Assay.Workspace.Storage;

namespace Assay.Hosting.Pipelines;

/// <summary>
/// Knows runs that a new one would only repeat: of the same code, pipeline, parameters and data, which left the champions as they are now.
/// </summary>
internal sealed class UnchangedRuns(AssayWorkspace workspace, IModelRegistry registry, Declarations declarations)
{
    private const string FileName = "standing.json";
    private const int LooksBack = 20;

    /// <summary>The run that a new one would repeat, whatever its verdict was; null where there is none.</summary>
    public async Task<PipelineRunResult?> FindAsync(PipelinePlan plan, PipelineIr ir, IReadOnlyDictionary<string, JsonElement> parameters, CancellationToken cancellation)
    {
        var all = PipelineParameters.Complete(ir, parameters);
        if (Fingerprint(plan, ir, all) is not { } fingerprint)
            return null;
        await foreach (var run in RunHistory.OfAsync(workspace, plan.Descriptor.Name, cancellation).Take(LooksBack).ConfigureAwait(false))
        {
            if (run is not { CanResume: false, Result: { } result } || await ReadAsync(run.Folder, cancellation).ConfigureAwait(false) is not { } standing || standing.Fingerprint != fingerprint)
                continue;
            return await IsStandingAsync(standing, cancellation).ConfigureAwait(false) ? result : null;
        }

        return null;
    }

    /// <summary>Notes what a run that has ended stands for.</summary>
    public async Task KeepAsync(PipelinePlan plan, PipelineIr ir, PipelineRunResult result, CancellationToken cancellation)
    {
        if (result.ExitCode is not (0 or 1) || Fingerprint(plan, ir, result.Parameters) is not { } fingerprint)
            return;
        var champions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var model in Models(plan.Descriptor))
            champions[model] = await ChampionAsync(model, cancellation).ConfigureAwait(false);
        var standing = new Standing { Fingerprint = fingerprint, Champions = champions };
        await AtomicFile.ReplaceAsync(Path.Combine(result.Folder, FileName), JsonSerializer.SerializeToUtf8Bytes(standing, StandingJson.Default.Standing), cancellation).ConfigureAwait(false);
    }

    private async Task<bool> IsStandingAsync(Standing standing, CancellationToken cancellation)
    {
        foreach (var (model, version) in standing.Champions)
        {
            if (version != await ChampionAsync(model, cancellation).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    private async Task<int> ChampionAsync(string model, CancellationToken cancellation) =>
        (await registry.FindAsync(model, ModelAlias.Champion, cancellation).ConfigureAwait(false))?.Version ?? 0;

    private static IEnumerable<string> Models(PipelineDescriptor pipeline) => pipeline.Steps
        .SelectMany(step => step.Inputs.Where(input => input.Kind == WireKind.Champion).Select(input => input.Of)
            .Concat(step is { Kind: StepKind.Gate, Subject: { } subject } ? [subject] : []))
        .Distinct(StringComparer.Ordinal);

    // Null where the parameters don't say all: a source that nobody can take the hash of, or an age that is measured against the clock.
    private string? Fingerprint(PipelinePlan plan, PipelineIr ir, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        if (CodeIdentity.OfProgram() is not { } code)
            return null;
        var read = plan.Descriptor.Steps.SelectMany(step => step.Inputs).Where(input => input.Kind == WireKind.Source).Select(input => input.Of).ToHashSet(StringComparer.Ordinal);
        if (read.Any(dataset => IsEmpty(StepParameters.Version(dataset)) && IsEmpty(StepParameters.Hash(dataset))))
            return null;
        if (IsEmpty(StepParameters.AsOf) && declarations.Datasets.Any(dataset => read.Contains(dataset.Descriptor.Name) && AgesByTheClock(dataset.Descriptor)))
            return null;
        var text = new StringBuilder().Append(code).Append('\n').Append(ir.ContentHash).Append('\n');
        foreach (var (name, value) in parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append(name).Append('=').Append(value.GetRawText()).Append('\n');
        return ContentHash.Of(Encoding.UTF8.GetBytes(text.ToString()));

        bool IsEmpty(string name) => !parameters.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.String || value.GetString()!.Length == 0;
    }

    private static bool AgesByTheClock(DatasetDescriptor dataset) =>
        dataset.Rules.Any(rule => rule.Kind == "max_age");

    private static async Task<Standing?> ReadAsync(string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), StandingJson.Default.Standing);
        }
        catch (JsonException)
        {
            // Of another version: the run is made again.
            return null;
        }
    }
}

/// <summary>What a run stands for.</summary>
internal sealed record Standing
{
    public int SchemaVersion { get; init; } = 1;

    public required string Fingerprint { get; init; }

    /// <summary>By model, the champion's version after the run; 0 for none.</summary>
    public required IReadOnlyDictionary<string, int> Champions { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Standing))]
internal sealed partial class StandingJson : JsonSerializerContext;
