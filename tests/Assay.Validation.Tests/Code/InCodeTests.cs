using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.Tests.Plans;
using Microsoft.Data.Analysis;

namespace Assay.Validation.Tests.Code;

public sealed class InCodeTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly BatchValidation _validation = new(new TestSources(), new() { Project = "test" }, TimeProvider.System);

    [Fact]
    public async Task Rows_in_memory() => Check(await _validation.ValidateAsync([new Ticket { Number = 1, Seats = 2 }, new Ticket { Number = 1, Seats = 99 }], s_asOf));

    [Fact]
    public async Task Rows_that_arrive_one_by_one() => Check(await _validation.ValidateAsync(Arriving(), s_asOf));

    [Fact]
    public async Task A_data_frame() => Check(await _validation.ValidateAsync<Ticket>(
        new DataFrame(new Int32DataFrameColumn("Number", [1, 1]), new Int32DataFrameColumn("Seats", [2, 99])), s_asOf));

    [Fact]
    public async Task Record_batches()
    {
        var schema = new Schema([new("number", Int32Type.Default, false), new("seats", Int32Type.Default, false)], null);
        RecordBatch Batch(int number, int seats) => new(schema, [new Int32Array.Builder().Append(number).Build(), new Int32Array.Builder().Append(seats).Build()], 1);
        using var first = Batch(1, 2);
        using var second = Batch(1, 99);

        Check(await _validation.ValidateAsync<Ticket>([first, second], s_asOf));
    }

    [Fact]
    public async Task No_row_at_all_breaks_the_count_alone()
    {
        var verdict = await _validation.ValidateAsync(System.Array.Empty<Ticket>(), s_asOf);

        Assert.Equal(0, verdict.Rows);
        Assert.Equal(["tickets.*.row_count"], verdict.Rules.Where(rule => rule.Status > VerdictStatus.Passed).Select(rule => rule.Id));
        Assert.All(verdict.Rules.Where(rule => rule.Kind != "row_count"), rule => Assert.Equal(VerdictStatus.Skipped, rule.Status));
    }

    [Fact]
    public async Task One_row_has_a_mean_and_no_deviation()
    {
        var verdict = await _validation.ValidateAsync([new Ticket { Number = 7, Seats = 3 }], s_asOf);

        Assert.Equal(VerdictStatus.Passed, verdict.Status);
        var seats = verdict.Columns.Single(column => column.Column == "Seats");
        Assert.Equal((3.0, null), (seats.Mean, seats.StandardDeviation));
    }

    [Fact]
    public async Task Rows_of_nothing_but_nulls_skip_what_looks_at_values()
    {
        var sources = new TestSources().With(ReadingPlan.Instance, [new Reading(), new Reading()]).With(PlacePlan.Instance, []);
        var verdict = await new BatchValidation(sources, new() { Project = "test" }, TimeProvider.System).ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);

        Assert.Equal(2, verdict.Rows);
        Assert.Equal(["readings.number.required"], verdict.Rules.Where(rule => rule.Status == VerdictStatus.Failed).Select(rule => rule.Id));
        Assert.Equal(VerdictStatus.Skipped, verdict.Rules.Single(rule => rule.Id == "readings.code.pattern").Status);
        Assert.All(verdict.Columns, column => Assert.Equal((2L, null, null), (column.Nulls, column.Mean, column.Distribution)));
    }

    private static void Check(Verdict verdict)
    {
        Assert.Equal((2L, VerdictStatus.Failed), (verdict.Rows, verdict.Status));
        Assert.Equal(["tickets.*.row_key", "tickets.seats.range"], verdict.Rules.Where(rule => rule.Status == VerdictStatus.Failed).Select(rule => rule.Id).Order());
        Assert.Equal(2L, Assert.Single(verdict.Rules.Single(rule => rule.Id == "tickets.seats.range").Samples).Row);
    }

    private static async IAsyncEnumerable<Ticket> Arriving()
    {
        await Task.Yield();
        yield return new Ticket { Number = 1, Seats = 2 };
        await Task.Yield();
        yield return new Ticket { Number = 1, Seats = 99 };
    }
}

/// <summary>A ticket.</summary>
[Dataset("tickets")]
[RowCount(Min = 1)]
internal sealed partial record Ticket
{
    [RowKey]
    public required int Number { get; init; }

    [InRange(1, 10)]
    public required int Seats { get; init; }
}
