using System.Globalization;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Steps;

namespace Assay.Hosting.Runs;

/// <summary>How a run is made again.</summary>
/// <param name="Lines">What to type, one command a line.</param>
/// <param name="Notes">What the commands can't bring back.</param>
internal sealed record RunCommand(IReadOnlyList<string> Lines, IReadOnlyList<string> Notes)
{
    /// <summary>The commands for a run of a pipeline; null for any other run.</summary>
    public static RunCommand? Of(RunRecord run, Declarations declarations)
    {
        if (run.Pipeline is not { } pipeline)
            return null;
        var lines = new List<string>();
        var notes = new List<string>();
        Code(run, lines, notes);
        lines.Add(string.Join(' ', ["assay", "run", Quoted(pipeline), .. Words(run, Defaults(pipeline, declarations), declarations)]));
        foreach (var data in run.Data.Where(data => data.Version is null && !data.Name.Contains('/', StringComparison.Ordinal)))
            notes.Add($"{data.Name} was read from {data.Source ?? "its source"} without a version: the same run only while its content is {data.Pinned}. assay version commit {data.Name} pins it.");
        foreach (var (model, _) in run.Champions.Where(champion => champion.Value == "none"))
            notes.Add($"{model} had no champion then: the gate compares with the present one.");
        return new(lines, notes);
    }

    private static void Code(RunRecord run, List<string> lines, List<string> notes)
    {
        if (run.Code.Commit is { } commit)
            lines.Add($"git checkout {commit}");
        else
            notes.Add("The code's commit is not known.");
        if (run.Code.Dirty == true)
            notes.Add("The code had changes that no commit holds.");
    }

    private static IEnumerable<string> Words(RunRecord run, Dictionary<string, string> defaults, Declarations declarations)
    {
        var versions = Datasets(run, declarations).ToDictionary(StepParameters.Version, dataset => dataset, StringComparer.Ordinal);
        var hashes = versions.Values.Select(StepParameters.Hash).ToHashSet(StringComparer.Ordinal);
        var sources = versions.Values.Select(StepParameters.Source).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, value) in run.Parameters)
        {
            if (key == StepParameters.AsOf || hashes.Contains(key) || (sources.Contains(key) && defaults.GetValueOrDefault(key) == value))
                continue;
            yield return versions.TryGetValue(key, out var dataset) ? $"--data {Quoted($"{dataset}@{value}")}" : $"--param {Quoted($"{key}={value}")}";
        }

        foreach (var (model, version) in run.Champions)
        {
            if (version != "none" && !run.Parameters.ContainsKey(StepParameters.Champion(model)))
                yield return $"--param {Quoted($"{StepParameters.Champion(model)}=models:/{model}/{version}")}";
        }

        // Freshness was measured against the clock where no time was given.
        yield return $"--as-of {run.Parameters.GetValueOrDefault(StepParameters.AsOf) ?? run.Started.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}";
    }

    // A run that failed early has logged no dataset: the declarations know the names as well.
    private static IEnumerable<string> Datasets(RunRecord run, Declarations declarations) => run.Data.Select(data => data.Name)
        .Where(name => !name.Contains('/', StringComparison.Ordinal))
        .Concat(declarations.Datasets.Select(plan => plan.Descriptor.Name))
        .Distinct(StringComparer.Ordinal)
        .DistinctBy(StepParameters.Version, StringComparer.Ordinal);

    private static Dictionary<string, string> Defaults(string pipeline, Declarations declarations)
    {
        if (declarations.Pipelines.FirstOrDefault(plan => plan.Descriptor.Name == pipeline) is not { } plan)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        return PipelineIr.Parse(plan.Ir, pipeline).Root.Parameters
            .Where(parameter => parameter.Value.Default is { ValueKind: System.Text.Json.JsonValueKind.String })
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Default!.Value.GetString()!, StringComparer.Ordinal);
    }

    /// <summary>A word as a POSIX shell reads it back.</summary>
    internal static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "_./:=@,+-".Contains(c, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
