namespace Assay.Validation.Tests.Rows;

public sealed class ColumnComparisonTests
{
    private static readonly DateTime s_noon = new(2001, 1, 1, 12, 0, 0);

    [Fact]
    public void Times_are_compared_and_a_null_on_either_side_is_out_of_scope()
    {
        var outcome = Judged.Of<Trip>(
            "trips.end.compare",
            new() { Start = s_noon, End = s_noon },
            new() { Start = s_noon, End = s_noon.AddTicks(-1) },
            new() { Start = s_noon },
            new() { End = s_noon });

        Assert.Equal((2, 2, 1), (outcome.InScope, outcome.Nulls, outcome.Failing));
        Assert.Equal([2], Judged.Rows(outcome));
        Assert.Equal("at least start", outcome.Expectation);
    }

    [Fact]
    public void Numbers_of_two_types_are_compared_in_one_that_holds_both()
    {
        // 0.1f is greater than 0.1: compared as floats they would be equal.
        Judged.Fails<Trip>("trips.fare.compare", [1, 2, 4], new() { Fare = 0.1, Least = 0.1f }, new() { Fare = double.NaN, Least = 0f }, new() { Fare = 1, Least = 0f }, new() { Fare = 0.0, Least = -0f });
        Judged.Fails<Trip>("trips.fare.compare.2", [2], new() { Fare = 1.9, Most = 2 }, new() { Fare = 2.0, Most = 2 });
        Judged.Fails<Trip>("trips.most.compare", [2], new() { Most = 2, Ceiling = 2.0m }, new() { Most = 3, Ceiling = 2.9999999999999999999999999m });
    }

    [Fact]
    public void Text_compares_ordinally()
    {
        Judged.Fails<Trip>("trips.from.compare", [1], new() { From = "a", To = "a" }, new() { From = "a", To = "A" }, new() { From = "\u00e9", To = "e\u0301" });
        Judged.Fails<Trip>("trips.to.compare", [2], new() { Round = true, From = "a", To = "a" }, new() { Round = true, From = "a", To = "A" }, new() { From = "a", To = "b" });
    }

    [Fact]
    public void A_value_is_required_where_a_method_says_so()
    {
        var outcome = Judged.Of<Trip>("trips.ticket.complete", new() { Round = true, Ticket = "" }, new() { Round = true }, new());

        Assert.Equal((2, 1), (outcome.InScope, outcome.Failing));
        Assert.Equal([2], Judged.Rows(outcome));
        Assert.Equal("not null where is round", outcome.Expectation);
    }
}
