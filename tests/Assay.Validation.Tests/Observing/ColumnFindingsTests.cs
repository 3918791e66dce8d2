using System.Numerics;
using Assay.CompilerServices;
using Assay.Tests.Plans;

namespace Assay.Validation.Tests.Observing;

public sealed class ColumnFindingsTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Mean_and_deviation_of_whole_numbers_are_those_of_exact_arithmetic()
    {
        int[] values = [int.MaxValue, int.MinValue, 7, int.MaxValue - 1, -3];
        var number = Column(await ValidateAsync([.. values.Select(value => new Reading { Number = value })]), "Number");

        var sum = values.Aggregate(BigInteger.Zero, (total, value) => total + value);
        var squares = values.Aggregate(BigInteger.Zero, (total, value) => total + ((BigInteger)value * value));
        Assert.Equal((double)sum / values.Length, number.Mean);
        Assert.Equal(Math.Sqrt((double)((squares * values.Length) - (sum * sum)) / ((double)values.Length * (values.Length - 1))), number.StandardDeviation);
    }

    [Fact]
    public async Task A_distribution_counts_every_row_of_a_small_batch_in_bins_of_a_round_width()
    {
        var verdict = await ValidateAsync([.. Enumerable.Range(0, 100).Select(i => new Reading { Number = i, Code = i % 10 == 0 ? "A" : "BB" }), new Reading()]);

        var number = Column(verdict, "Number").Distribution!;
        Assert.Equal((100L, false), (number.Rows, number.Drawn));
        Assert.Equal(Enumerable.Repeat(10L, 10), number.Counts);
        Assert.Equal(Enumerable.Range(0, 11).Select(edge => edge * 10.0), number.Edges!);
        var code = Column(verdict, "Code").Distribution!;
        Assert.Equal(["BB", "A"], code.Names!);
        Assert.Equal([90L, 10L], code.Counts);
    }

    [Fact]
    public async Task Of_a_large_batch_rows_are_drawn_and_it_is_said()
    {
        var number = Column(await ValidateAsync([.. Enumerable.Range(0, 20_000).Select(i => new Reading { Number = i })]), "Number").Distribution!;

        Assert.Equal((1_000L, true), (number.Rows, number.Drawn));
        Assert.All(number.Counts, count => Assert.InRange(count, 60, 140));
    }

    [Fact]
    public async Task What_few_rows_hold_is_not_named_and_sensitive_columns_have_no_distribution()
    {
        var verdict = await ValidateAsync([.. Enumerable.Range(0, 20).Select(i => new Reading { Number = i, Code = i < 16 ? "A" : "rare" + i, Site = "north" })]);

        Assert.Equal(["A", "(others)"], Column(verdict, "Code").Distribution!.Names!);
        Assert.Null(Column(verdict, "Site").Distribution);
    }

    private static ColumnSummary Column(Verdict verdict, string name) => verdict.Columns.Single(column => column.Column == name);

    private static Task<Verdict> ValidateAsync(Reading[] rows) =>
        new BatchValidation(new TestSources().With(ReadingPlan.Instance, rows, batchSize: 700).With(PlacePlan.Instance, [new Place { Name = "north" }]), new() { Project = "test" }, TimeProvider.System)
            .ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);
}
