using System.Globalization;
using Assay.CompilerServices;
using Assay.TestKit.Postgres;
using Assay.Validation;
using Assay.Validation.Tests.Semantics;

namespace Assay.Pushdown.Tests;

/// <summary>The tables of docs/semantics.md, judged by databases.</summary>
public sealed class TruthInSqlTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>
{
    private static readonly DatasetPlan<TruthRow> s_plan = AssayModules.Plan<TruthRow>();
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_pushed =
    [
        "required", "range", "outside", "finite", "one_of", "not_one_of", "pattern", "length", "unique", "mean", "max_age", "row_count", "references",
    ];

    /// <summary>What .NET means by these is nobody else's: Unicode's digits, case without a culture.</summary>
    private static readonly string[] s_left = [nameof(TruthRow.Digits), nameof(TruthRow.Town)];

    [Fact]
    public Task DuckDb_judges_as_the_tables_say() => AssertTablesAsync(new Database.Duck(), s_left);

    [SkippableFact]
    public Task Postgres_judges_as_the_tables_say() => AssertTablesAsync(new Database.Elephant(cluster), [.. s_left, nameof(TruthRow.Level)]);

    private static async Task AssertTablesAsync(Database database, string[] left)
    {
        foreach (var truth in TruthTable.OneValue.Concat(TruthTable.SeveralValues))
        {
            var query = Query(database, truth);
            var verdict = await new BatchValidation(new Sources(database, query, answers: true), new() { Project = "test" }, TimeProvider.System)
                .ValidateAsync(s_plan, DatasetReference.Default, s_asOf);
            var outcome = Assert.Single(verdict.Rules, rule => rule.Columns.SequenceEqual([truth.Column]) && (rule.Kind == "required") == (truth.Declaration == "string"));
            Assert.True(truth.Outcome == Word(outcome.Status), $"{truth} on {database.Scheme}: {outcome.Observed}");
            if (truth.Rows.Count > 0)
                Assert.Equal((truth, truth.Rows.Count), (truth, (int)outcome.Failing));

            var answers = await s_plan.Open(new Sources(database, query, answers: true), DatasetReference.Default)
                .AnswerAsync(new([new(s_plan.Descriptor.Rules.Single(rule => rule.Id == outcome.Id))], [s_plan.Descriptor.OrdinalOf(truth.Column)]));
            Assert.NotNull(answers);
            if (!truth.Values.Any(value => value.Length > 25))
                Assert.True(answers.Rules.ContainsKey(outcome.Id) == (s_pushed.Contains(outcome.Kind) && !left.Contains(truth.Column)), $"{truth} on {database.Scheme} is {(answers.Rules.Count == 0 ? "not " : "")}pushed down");
        }
    }

    private static string Query(Database database, Truth truth)
    {
        var columns = s_plan.Descriptor.Columns.Select(column =>
        {
            var property = typeof(TruthRow).GetProperty(column.Name)!;
            var type = database.TypeOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            if (type.StartsWith("DECIMAL", StringComparison.Ordinal) && truth.Values.Any(value => value.Length > 25))
                type = "DECIMAL(38,28)";
            return $"CAST({(column.Name == truth.Column ? "v" : column.Name == nameof(TruthRow.Must) ? "''" : "NULL")} AS {type}) AS {column.StorageName}";
        });
        var values = truth.Values.Select(value => $"({Literal(TruthValue.Of(typeof(TruthRow).GetProperty(truth.Column)!, value))})");
        return $"SELECT {string.Join(", ", columns)} FROM (VALUES {string.Join(", ", values)}) AS x(v)";
    }

    // Databases keep microseconds, as our files do: finer digits are cut off.
    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        double or float => $"'{((IFormattable)value).ToString("R", CultureInfo.InvariantCulture)}'",
        DateTime time => $"'{time:yyyy-MM-dd HH:mm:ss.ffffff}'",
        DateTimeOffset time => $"'{time.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'",
        DateOnly date => $"'{date:yyyy-MM-dd}'",
        _ => $"'{string.Format(CultureInfo.InvariantCulture, "{0}", value).Replace("'", "''", StringComparison.Ordinal)}'",
    };

    private static string Word(VerdictStatus status) => status switch
    {
        VerdictStatus.Passed => "passes",
        VerdictStatus.Skipped => "skipped",
        _ => "fails",
    };
}
