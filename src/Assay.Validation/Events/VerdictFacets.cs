using System.Globalization;
using System.Text.Json;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Validation.Events;

/// <summary>A verdict as facets of the dataset that was read: counts and statistics, no samples.</summary>
public static class VerdictFacets
{
    /// <summary>The key of our facet: a <see cref="Verdict"/> without samples.</summary>
    public const string Key = "assay_verdict";

    /// <summary>Which rows were read.</summary>
    public static DatasetFacets Dataset(DatasetDescriptor dataset, RowsIdentity rows)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(rows);
        var version = rows.Version ?? rows.ContentHash;
        return new()
        {
            Schema = new()
            {
                Fields = [.. dataset.Columns.Select((column, at) => new SchemaField
                {
                    Name = column.StorageName, Type = JsonNamingPolicy.CamelCase.ConvertName(column.Type.ToString()), OrdinalPosition = at + 1,
                })],
            },
            Version = version is null ? null : new() { DatasetVersion = version },
            Symlinks = rows.Location is { } location ? new() { Identifiers = [new("file", location, "LOCATION")] } : null,
        };
    }

    /// <summary>What was found in them. Columns have their stored names, as in the schema.</summary>
    public static InputFacets Input(DatasetDescriptor dataset, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(verdict);
        var bare = verdict with { Rules = [.. verdict.Rules.Select(rule => rule with { Samples = [] })], Columns = [] };
        return new InputFacets
        {
            InputStatistics = new() { RowCount = verdict.Rows },
            DataQualityMetrics = new() { RowCount = verdict.Rows, ColumnMetrics = verdict.Columns.ToDictionary(column => Stored(dataset, column.Column), Metrics, StringComparer.Ordinal) },
            DataQualityAssertions = new() { Assertions = [.. Faults(verdict), .. verdict.Rules.Where(rule => rule.Status != VerdictStatus.Skipped).Select(rule => Assertion(dataset, rule))] },
        }.WithCustom(Key, JsonSerializer.SerializeToElement(bare, VerdictJson.Default.Verdict));
    }

    private static IEnumerable<QualityAssertion> Faults(Verdict verdict) => verdict.Fault is null
        ? []
        : [new() { Assertion = "readable", Success = false, Severity = "error", Name = verdict.Dataset + ".*.readable", Actual = verdict.Fault }];

    // A column within a column of lists or structs is none of the dataset's own.
    private static string Stored(DatasetDescriptor dataset, string column) => dataset.OrdinalOf(column) is >= 0 and var ordinal ? dataset.Columns[ordinal].StorageName : column;

    private static ColumnMetrics Metrics(ColumnSummary column) => new() { NullCount = column.Nulls, Min = column.Min, Max = column.Max };

    private static QualityAssertion Assertion(DatasetDescriptor dataset, RuleOutcome rule) => new()
    {
        Assertion = rule.Kind,
        Success = rule.Status == VerdictStatus.Passed,
        Column = rule.Columns.Count == 1 ? Stored(dataset, rule.Columns[0]) : null,
        Severity = rule.Severity switch
        {
            Severity.Info => "info",
            Severity.Warning => "warn",
            _ => "error",
        },
        Name = rule.Id,
        Expected = rule.Mostly < 1 ? string.Create(CultureInfo.InvariantCulture, $"{rule.Expectation} in {100 * rule.Mostly:0.###} % of rows") : rule.Expectation,
        Actual = rule.Observed,
        Params = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["inScope"] = JsonSerializer.SerializeToElement(rule.InScope, VerdictJson.Default.Int64),
            ["failing"] = JsonSerializer.SerializeToElement(rule.Failing, VerdictJson.Default.Int64),
            ["nulls"] = JsonSerializer.SerializeToElement(rule.Nulls, VerdictJson.Default.Int64),
        },
    };
}
