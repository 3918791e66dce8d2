using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Runs;

/// <summary>In what two runs differ, as <c>runs diff --format json</c> writes it.</summary>
/// <param name="A">The first run's id.</param>
/// <param name="B">The second run's id.</param>
/// <param name="Parts">Parameters, data, code, packages, machine, metrics.</param>
internal sealed record RunDifference(string A, string B, IReadOnlyList<DifferencePart> Parts)
{
    public static RunDifference Of(RunRecord a, RunRecord b) => new(a.Id, b.Id,
    [
        Part("parameters", a.Parameters, b.Parameters),
        Part("data", Data(a), Data(b)),
        Part("code", Code(a), Code(b)),
        Part("packages", a.Packages, b.Packages),
        Part("machine", Machine(a), Machine(b)),
        Metrics(a, b),
    ]);

    public void Write(TextWriter output)
    {
        output.WriteLine($"a  {A}");
        output.WriteLine($"b  {B}");
        foreach (var part in Parts)
        {
            output.WriteLine(FormattableString.Invariant($"{part.Name}: {part.Different.Count} differ, {part.Equal} equal"));
            TextTable.Write(output, ["", "", "", "", ">"], [.. part.Different.Select(line => new[] { line.Name, line.A ?? "–", "→", line.B ?? "–", line.Change })], indent: 2);
        }
    }

    private static DifferencePart Part(string name, IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b)
    {
        var keys = a.Keys.Union(b.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var different = keys.Where(key => a.GetValueOrDefault(key) != b.GetValueOrDefault(key))
            .Select(key => new DifferenceLine(key, a.GetValueOrDefault(key), b.GetValueOrDefault(key), null)).ToList();
        return new(name, keys.Count - different.Count, different);
    }

    // What a run took and held is different each time and says nothing of its result.
    private static DifferencePart Metrics(RunRecord a, RunRecord b)
    {
        var keys = a.Metrics.Keys.Union(b.Metrics.Keys, StringComparer.Ordinal).Where(key => !key.StartsWith("system/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var different = keys.Where(key => !Value(a, key).Equals(Value(b, key))).Select(key => new DifferenceLine(
            key, Text(Value(a, key)), Text(Value(b, key)), Value(b, key) - Value(a, key) is { } change ? (change > 0 ? "+" : "") + RunText.Number(change) : null)).ToList();
        return new("metrics", keys.Count - different.Count, different);

        static double? Value(RunRecord run, string key) => run.Metrics.TryGetValue(key, out var value) ? value : null;
        static string? Text(double? value) => value is { } number ? RunText.Number(number) : null;
    }

    private static SortedDictionary<string, string> Data(RunRecord run)
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var read in run.Data)
            data[$"{read.Name} ({read.Context})"] = read.Version is null ? read.Digest : $"version {read.Version}, {read.Digest}";
        return data;
    }

    private static Dictionary<string, string> Code(RunRecord run) => Known(
        ("commit", run.Code.Commit), ("branch", run.Code.Branch), ("uncommitted changes", run.Code.Dirty switch { true => "yes", false => "no", null => null }),
        ("modules", run.Code.Modules), ("declaration", run.Declaration), ("pipeline", run.Pipeline));

    private static Dictionary<string, string> Machine(RunRecord run) => run.Machine is not { } machine
        ? []
        : Known(
            ("os", machine.Os), ("architecture", machine.Architecture), ("cores", FormattableString.Invariant($"{machine.Cores}")),
            ("memory", FormattableString.Invariant($"{machine.MemoryBytes}")), ("dotnet", machine.Dotnet));

    private static Dictionary<string, string> Known(params (string Name, string? Value)[] facts) =>
        facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value!, StringComparer.Ordinal);
}

/// <summary>One part of a comparison.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Equal">How many are equal.</param>
/// <param name="Different">Those that are not.</param>
internal sealed record DifferencePart(string Name, int Equal, IReadOnlyList<DifferenceLine> Different);

/// <summary>Something in which two runs differ; null where a run has none.</summary>
internal sealed record DifferenceLine(string Name, string? A, string? B, string? Change);
