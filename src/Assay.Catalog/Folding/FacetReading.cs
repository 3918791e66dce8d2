using System.Text.Json;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Catalog.Folding;

/// <summary>Reads our own facets, and the standard ones that stand in for them where another producer wrote the event.</summary>
internal static class FacetReading
{
    public static Validation? Validated(RunEvent run, InputDataset input)
    {
        if (input.InputFacets is not { } facets)
            return null;
        var bare = new Validation
        {
            At = run.EventTime,
            RunId = run.Run.RunId,
            Parent = run.Run.Facets?.Parent?.Run.RunId,
            Version = input.Facets?.Version?.DatasetVersion,
            Status = VerdictStatus.Passed,
        };
        if (facets.Custom("assay_verdict") is { } facet && ReadVerdict(facet) is { } verdict)
        {
            return bare with
            {
                Source = verdict.Source,
                AsOf = verdict.AsOf,
                Rows = verdict.Rows,
                Status = verdict.Status,
                Fault = verdict.Fault,
                Rules = [.. verdict.Rules.Select(rule => new RuleResult(rule.Id, rule.Status, rule.Expectation, rule.Observed))],
            };
        }

        if (facets.DataQualityAssertions is not { } assertions)
            return null;
        var rules = assertions.Assertions
            .Select(a => new RuleResult(a.Name ?? a.Assertion, StatusOf(a), a.Expected ?? a.Description, a.Actual)).ToList();
        return bare with
        {
            Rows = facets.DataQualityMetrics?.RowCount ?? facets.InputStatistics?.RowCount,
            Status = rules.Select(rule => rule.Status).Append(VerdictStatus.Passed).Max(),
            Rules = rules,
        };
    }

    public static GateResult? Judged(RunEvent run) => run.Run.Facets?.Custom("assay_gate") is not { } gate || gate.Text("model") is not { } model
        ? null
        : new(
            gate.Time("evaluatedAt") ?? run.EventTime,
            run.Run.RunId,
            run.Run.Facets.Parent?.Run.RunId,
            model,
            gate.Flag("passed") ?? false,
            gate.Count("rows"),
            [.. gate.Items("conditions").Select(c => (c.Text("explanation") ?? c.Text("metric") ?? "", Met(c.Text("outcome"))))],
            [.. gate.Items("metrics").Select(m => (m.Text("metric") ?? "", m.Number("candidate"), m.Number("champion")))]);

    public static Deployment? Deployed(RunEvent run) =>
        run.Run.Facets?.Custom("assay_deployment") is not { } facet || facet.Text("model") is not { } model || facet.Text("version") is not { } version
            ? null
            : new(
                facet.Time("at") ?? run.EventTime,
                model,
                version,
                facet.Text("previousVersion"),
                facet.Flag("isRollback") ?? false,
                run.Run.Facets.Parent?.Run.RunId ?? (Guid.TryParse(facet.Text("runId"), out var made) ? made : null),
                facet.Text("contentHash"),
                facet.Text("gate"));

    /// <summary>The windows that a run of a monitor judged. How bad a finding is stands in the monitor's declaration, see <see cref="WindowFacts"/>.</summary>
    public static IEnumerable<WindowFacts> Watched(RunEvent run)
    {
        if (run.Run.Facets?.Custom("assay_monitor") is not { } facet)
            yield break;
        foreach (var window in facet.Items("windows"))
        {
            if (window.Time("start") is { } start && window.Time("end") is { } end)
            {
                yield return new(
                    start,
                    end,
                    window.Text("modelVersion"),
                    window.Count("rows"),
                    [.. window.Items("drift").Where(d => d.Flag("drifted") is not null).Select(d => new DriftFact(d.Text("column") ?? "", d.Number("psi"), d.Flag("drifted") ?? false))],
                    [
                        .. window.Items("performance").Where(p => p.Text("metric") is not null).Select(p => new MetricFact(
                            p.Text("metric")!, p.Number("value"), p.Number("atLeast"), p.Number("atMost"), p.Flag("estimated") ?? false, p.Flag("breached") ?? false)),
                    ],
                    [.. window.Items("notes").Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!)]);
            }
        }
    }

    public static CommittedVersion? Committed(RunEvent run, OutputDataset output)
    {
        if (output.Facets is not { } facets || facets.Custom("assay_version") is not { } facet
            || (facets.Version?.DatasetVersion ?? facet.Text("version")) is not { } version)
        {
            return null;
        }

        (long? Count, string Words)[] changes =
            [(facet.Count("inserted"), "added"), (facet.Count("updated"), "changed"), (facet.Count("deleted"), "removed")];
        var told = changes.Where(c => c.Count > 0).Select(c => $"{Pages.Text.Show.Count(c.Count)} {c.Words}").ToList();
        return new(
            version,
            run.EventTime,
            facet.Count("rows") ?? output.OutputFacets?.OutputStatistics?.RowCount,
            facet.Text("contentHash"),
            told.Count == 0 ? null : "rows: " + string.Join(", ", told),
            facet.Text("message"),
            facet.Text("author"),
            facet.Text("acceptedBecause"));
    }

    public static SortedDictionary<string, double> Sorted(IEnumerable<(string Name, double Value)> numbers)
    {
        var sorted = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in numbers)
            sorted[name] = value;
        return sorted;
    }

    private static Verdict? ReadVerdict(JsonElement facet)
    {
        try
        {
            return facet.Deserialize(VerdictJson.Default.Verdict);
        }
        catch (JsonException)
        {
            // A newer writer's facet: the standard facets beside it still count.
            return null;
        }
    }

    private static bool? Met(string? outcome) => outcome switch
    {
        "passed" => true,
        "failed" => false,
        _ => null,
    };

    private static VerdictStatus StatusOf(QualityAssertion assertion) => assertion.Success ? VerdictStatus.Passed : StatusOf(assertion.Severity ?? "error");

    private static VerdictStatus StatusOf(string? severity) => severity switch
    {
        "error" => VerdictStatus.Failed,
        "warn" or "warning" => VerdictStatus.Warned,
        _ => VerdictStatus.Noted,
    };
}
