using Assay.CompilerServices;
using System.Globalization;
using Assay.TestKit.Postgres;
using Assay.Validation;

namespace Assay.Pushdown.Tests;

/// <summary>Whatever the data, the verdict of a database that answers is the one of its rows.</summary>
public sealed class PushdownPropertyTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 14, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task DuckDb_judges_as_its_rows_do(int seed) => CompareAsync(new Database.Duck(), seed);

    [SkippableTheory]
    [MemberData(nameof(Seeds))]
    public Task Postgres_judges_as_its_rows_do(int seed) => CompareAsync(new Database.Elephant(cluster), seed);

    private static async Task CompareAsync(Database database, int seed)
    {
        var rows = new[] { 1, 2, 40, 300 }[seed % 4];
        var query = RandomOrders.Draw(database, seed, rows);
        var plan = AssayModules.Plan<Order>();
        var read = await Validation(database, query, answers: false).ValidateAsync(plan, DatasetReference.Default, s_asOf);
        var answered = await Validation(database, query, answers: true).ValidateAsync(plan, DatasetReference.Default, s_asOf);

        Assert.Null(read.Fault);
        Assert.Equal((read.Rows, read.Status, read.Fault), (answered.Rows, answered.Status, answered.Fault));
        Assert.Equal(read.Rules.Select(Facts), answered.Rules.Select(Facts));
        Assert.Equal(s_answered.Except(database is Database.Duck ? [] : ["orders.size.mean"]), await AnsweredAsync(database, query));
        foreach (var (own, theirs) in read.Rules.Zip(answered.Rules))
        {
            Assert.Equal(own.Samples.Count, theirs.Samples.Count);
            if (own.Failing <= RuleOutcome.SampleLimit)
                Assert.Equal(Keys(own, own.Kind == "unique"), Keys(theirs, own.Kind == "unique"));
        }

        foreach (var (own, theirs) in read.Columns.Zip(answered.Columns))
        {
            Assert.Equal((own.Column, own.Nulls, own.NaNs, own.Min, own.Max), (theirs.Column, theirs.Nulls, theirs.NaNs, theirs.Min, theirs.Max));
            Near(own.Mean, theirs.Mean);
            Near(own.StandardDeviation, theirs.StandardDeviation);
        }
    }

    /// <summary>The rules that are answered whatever the draw: those without methods, of columns that are stored as declared.</summary>
    private static readonly string[] s_answered =
    [
        "orders.at.max_age", "orders.at.range", "orders.code.length", "orders.code.one_of", "orders.code.pattern", "orders.day.range", "orders.grade.one_of",
        "orders.id.required", "orders.price.range", "orders.size.mean", "orders.size.range",
    ];

    private static async Task<IEnumerable<string>> AnsweredAsync(Database database, string query)
    {
        var plan = AssayModules.Plan<Order>();
        var asked = new RulesAsked([.. plan.Descriptor.Rules.Where(rule => s_answered.Contains(rule.Id)).Select(rule => new RuleAsked(rule))], [.. Enumerable.Range(0, plan.Descriptor.Columns.Count)]);
        var answers = await new Sources(database, query, answers: true).Open(plan, DatasetReference.Default).AnswerAsync(asked);
        return answers is null ? [] : answers.Rules.Keys.Order(StringComparer.Ordinal);
    }

    private static (string, VerdictStatus, string, long, long, long, string?) Facts(RuleOutcome rule) =>
        (rule.Id, rule.Status, rule.Observed, rule.InScope, rule.Failing, rule.Nulls, rule.Value?.ToString("G12", CultureInfo.InvariantCulture));

    /// <summary>The failing rows whatever their order; of a repeated key only the key, since any of its rows may be the excess one.</summary>
    private static IEnumerable<string> Keys(RuleOutcome rule, bool keyOnly)
    {
        var names = rule.Columns.Select(ColumnDescriptor.SnakeCase).ToHashSet(StringComparer.Ordinal);
        if (!keyOnly)
            names.Add("id");
        return rule.Samples
            .Select(sample => string.Join("|", sample.Values.Where(cell => names.Contains(cell.Key)).Select(cell => $"{cell.Key}={(cell.Value == "-0" ? "0" : cell.Value)}")))
            .Order(StringComparer.Ordinal);
    }

    private static void Near(double? own, double? theirs)
    {
        Assert.Equal(own is null, theirs is null);
        if (own is { } number)
            Assert.InRange(theirs!.Value, number - (1e-9 * Math.Max(1, Math.Abs(number))), number + (1e-9 * Math.Max(1, Math.Abs(number))));
    }

    private static BatchValidation Validation(Database database, string query, bool answers) =>
        new(new Sources(database, query, answers), new() { Project = "test" }, TimeProvider.System);
}
