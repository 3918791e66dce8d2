using System.Collections.ObjectModel;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Pipelines.Local;

namespace Assay.Hosting.Pipelines;

/// <summary>Runs for every combination of some values of parameters and versions of data.</summary>
internal sealed class Sweep
{
    private const string Data = "data";
    private const int MostRuns = 1000;

    private Sweep(IReadOnlyList<string> axes, IReadOnlyList<SweepPoint> points)
    {
        Axes = axes;
        Points = points;
    }

    /// <summary>What varies.</summary>
    public IReadOnlyList<string> Axes { get; }

    /// <summary>The combinations, the first axis varying slowest.</summary>
    public IReadOnlyList<SweepPoint> Points { get; }

    /// <summary>Reads <c>trees=50,100</c> and <c>data=flights@v1..v3</c>.</summary>
    /// <exception cref="UsageException">A text is neither, or there are too many combinations.</exception>
    public static Sweep Parse(IReadOnlyList<string> texts)
    {
        List<SweepPoint> points = [SweepPoint.Start];
        var axes = new List<string>();
        foreach (var text in texts)
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } key, { Length: > 0 } values])
                throw new UsageException($"--sweep takes KEY=V1,V2 or data=NAME@V1..V3, not '{text}'.");
            var (axis, dataset) = (key, default(string));
            if (key == Data)
            {
                if (values.Split('@', 2) is not [{ Length: > 0 } name, { Length: > 0 } references])
                    throw new UsageException($"--sweep data takes NAME@V1..V3 or NAME@1,3, not '{values}'.");
                (axis, dataset, values) = (name, name, references);
            }

            axes.Add(axis);
            var listed = values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            List<string> all = dataset is null ? [.. listed] : [.. listed.SelectMany(Versions)];
            if ((long)points.Count * all.Count > MostRuns)
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"The sweep has more than {MostRuns} combinations."));
            points = [.. from point in points from value in all select point.With(axis, dataset, value)];
        }

        return new(axes, points);
    }

    /// <summary>A table of what came out.</summary>
    public void Write(TextWriter output, IReadOnlyList<PipelineRunResult> results)
    {
        var metrics = results.SelectMany(result => result.Metrics.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        TextTable.Write(
            output,
            [.. Axes.Select(axis => $">{axis}"), "verdict", .. metrics.Select(metric => $">{metric}"), ">seconds", "run"],
            [.. results.Select((result, at) => (IReadOnlyList<string?>)
            [
                .. Points[at].Values,
                RunConsole.Verdict(result),
                .. metrics.Select(metric => result.Metrics.TryGetValue(metric, out var value) ? value.ToString("0.####", CultureInfo.InvariantCulture) : ""),
                result.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                result.RunId.ToString("D"),
            ])],
            2);
    }

    private static IEnumerable<string> Versions(string text)
    {
        if (text.Split("..", 2) is not [var from, var to])
            return [text];
        return Number(from) is { } first && Number(to) is { } last && first <= last
            ? Enumerable.Range(first, last - first + 1).Select(version => version.ToString(CultureInfo.InvariantCulture))
            : throw new UsageException($"--sweep data takes a range of versions such as v1..v3, not '{text}'.");
    }

    private static int? Number(string text) =>
        int.TryParse(text.TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>One combination.</summary>
/// <param name="Parameters">Values of parameters.</param>
/// <param name="Data">References of datasets.</param>
/// <param name="Values">The same in the order of the axes.</param>
internal sealed record SweepPoint(IReadOnlyDictionary<string, string> Parameters, IReadOnlyDictionary<string, string> Data, IReadOnlyList<string> Values)
{
    /// <summary>The combination of nothing.</summary>
    public static SweepPoint Start { get; } = new(ReadOnlyDictionary<string, string>.Empty, ReadOnlyDictionary<string, string>.Empty, []);

    /// <summary>The combination with one more value.</summary>
    public SweepPoint With(string axis, string? dataset, string value) => dataset is null
        ? this with { Parameters = Add(Parameters, axis, value), Values = [.. Values, value] }
        : this with { Data = Add(Data, dataset, value), Values = [.. Values, value] };

    private static Dictionary<string, string> Add(IReadOnlyDictionary<string, string> to, string key, string value) => new(to, StringComparer.Ordinal) { [key] = value };
}
