using System.Globalization;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Runs;

/// <summary>A run for people.</summary>
internal static class RunText
{
    public static void Write(TextWriter output, RunRecord run)
    {
        output.WriteLine($"{TextTable.Printable(run.Name)}  {run.Status}");
        Pairs(output, null, Facts(run).Where(fact => fact.Value is { Length: > 0 }));
        Pairs(output, "parameters", run.Parameters.Select(pair => (pair.Key, (string?)pair.Value)));
        Section(output, "data", ["", "", "", ">", "", ""], [.. run.Data.Select(data => new[]
        {
            data.Name, data.Version is null ? "no version" : data.Pinned, data.Context ?? "", data.Rows is { } rows ? Text($"{rows:N0} rows") : "",
            data.Columns.Count > 0 ? Text($"{data.Columns.Count} columns") : "", data.Digest,
        })]);
        Section(output, "models", ["", "", ""], [.. run.Models.SelectMany(model => new[]
        {
            new[] { model.Name, model.Path, $"sha256:{model.ContentHash}" },
            ["", "takes", model.Inputs ?? "not known"],
            ["", "gives", model.Outputs ?? "not known"],
        })]);
        Pairs(output, "metrics", run.Metrics.Where(metric => !metric.Key.StartsWith("system/", StringComparison.Ordinal)).Select(metric => (metric.Key, (string?)Number(metric.Value))));
        Pairs(output, "resources", run.Metrics.Where(metric => metric.Key.StartsWith("system/", StringComparison.Ordinal))
            .Select(metric => (metric.Key["system/".Length..], (string?)(metric.Key.EndsWith("_bytes", StringComparison.Ordinal) ? Bytes(metric.Value) : Number(metric.Value)))));
        Pairs(output, Text($"packages ({run.Packages.Count})"), run.Packages.Select(pair => (pair.Key, (string?)pair.Value)));
        Section(output, "artifacts", [""], [.. run.Artifacts.Select(artifact => new[] { artifact })]);
        if (run.Again is not { } again)
            return;
        output.WriteLine();
        output.WriteLine("to make it again");
        foreach (var line in again.Lines)
            output.WriteLine($"  {TextTable.Printable(line)}");
        foreach (var note in again.Notes)
            output.WriteLine($"  ! {TextTable.Printable(note)}");
    }

    /// <summary>A number as tables show it.</summary>
    public static string Number(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string? Value)> Facts(RunRecord run) =>
    [
        ("id", run.Id),
        ("experiment", run.Experiment),
        ("pipeline", run.Pipeline is { } pipeline ? $"{pipeline}, run {run.PipelineRun}" : null),
        ("started", Text($"{run.Started:yyyy-MM-dd HH:mm:ss}Z") + (run.User is { Length: > 0 } user ? $" by {user}" : "")),
        ("took", run.Seconds is { } seconds ? Text($"{seconds:0.0} s") : null),
        ("code", Code(run.Code)),
        ("modules", run.Code.Modules),
        ("declaration", run.Declaration),
        ("seed", run.Seeds.Count > 0 ? string.Join(", ", run.Seeds.Select(seed => $"{seed.Key}={seed.Value}")) : "no parameter names one"),
        ("machine", run.Machine is { } machine ? Text($"{machine.Os}, {machine.Architecture}, {machine.Cores} cores, {Bytes(machine.MemoryBytes)}, {machine.Dotnet}") : null),
        ("peak memory", run.PeakMemoryBytes is { } peak ? Bytes(peak) : null),
        ("champion", string.Join(", ", run.Champions.Select(champion => champion.Value == "none" ? $"{champion.Key}: none" : $"{champion.Key}: version {champion.Value}"))),
        ("note", run.Tags.GetValueOrDefault(Tracking.RunTags.Note)),
    ];

    private static string? Code(CodeFacts code)
    {
        if (code.Commit is null)
            return null;
        var dirty = code.Dirty switch { true => ", with changes that no commit holds", false => "", null => ", changes not known" };
        return $"{code.Commit}{(code.Branch is { } branch ? $" on {branch}" : "")}{dirty}{(code.Repository is { } repository ? $"  {repository}" : "")}";
    }

    private static void Pairs(TextWriter output, string? title, IEnumerable<(string Name, string? Value)> pairs) =>
        Section(output, title, ["", ""], [.. pairs.Select(pair => new[] { pair.Name, pair.Value ?? "" })]);

    private static void Section(TextWriter output, string? title, IReadOnlyList<string> head, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
            return;
        if (title is not null)
        {
            output.WriteLine();
            output.WriteLine(title);
        }

        TextTable.Write(output, head, rows, indent: 2);
    }

    private static string Bytes(double bytes) => bytes >= 1e9 ? Text($"{bytes / 1e9:0.0} GB") : Text($"{bytes / 1e6:0} MB");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
