namespace Assay.Validation.Tests.Rows;

public sealed class RowRuleTests
{
    [Fact]
    public void One_of_several_columns_has_a_value() =>
        Judged.Fails<Invoice>("invoices.*.any_of", [3], new() { Mail = "a" }, new() { Phone = "" }, new());

    [Fact]
    public void All_columns_have_a_value_or_none_has() =>
        Judged.Fails<Invoice>("invoices.*.all_or_none", [2, 3], new() { Net = 1, Tax = 1 }, new() { Net = 1 }, new() { Tax = 1 }, new());

    [Fact]
    public void A_sum_of_decimals_and_whole_numbers_is_exact()
    {
        var outcome = Judged.Of<Invoice>(
            "invoices.*.sum_equals",
            new() { Net = 0.1m, Tax = 2, Gross = 2.1m },
            new() { Net = 0.1m, Tax = 2, Gross = 2.1000000000000000000000001m },
            new() { Net = decimal.MaxValue, Tax = 2, Gross = decimal.MaxValue },
            new() { Net = 1 });

        Assert.Equal([2, 3], Judged.Rows(outcome));
        Assert.Equal((3, 1), (outcome.InScope, outcome.Nulls));
    }

    [Fact]
    public void A_sum_may_be_off_by_its_tolerance() => Judged.Fails<Invoice>(
        "invoices.*.nearly", [2], new() { Net = 1.05m, Tax = 2, Gross = 3 }, new() { Net = 1.06m, Tax = 2, Gross = 3 });

    [Fact]
    public void A_sum_of_doubles_may_be_off_by_rounding_alone() => Judged.Fails<Invoice>(
        "invoices.*.sum_equals.2", [2, 3], new() { One = 0.1, Two = 0.2, Share = 0.3 }, new() { One = 0.1, Two = 0.2, Share = 0.3000000000001 }, new() { One = double.NaN, Two = 0, Share = 0 });

    [Fact]
    public void Values_of_a_row_differ_and_nulls_do_not_count()
    {
        var outcome = Judged.Of<Invoice>(
            "invoices.*.distinct_within_row", new() { Mail = "a", Phone = "A" }, new() { Mail = "a", Country = "a" }, new() { Mail = "a" }, new());

        Assert.Equal([2], Judged.Rows(outcome));
        Assert.Equal((2, 2), (outcome.InScope, outcome.Nulls));
    }

    [Fact]
    public void Values_together_are_one_of_a_list()
    {
        var outcome = Judged.Of<Invoice>(
            "invoices.*.one_of_tuples",
            new() { Country = "DE", Rate = 7 },
            new() { Country = "AT", Rate = 19 },
            new() { Country = "FR", Rate = 20 },
            new() { Country = "DE" });

        Assert.Equal([2, 3], Judged.Rows(outcome));
        Assert.Equal("country, rate together one of (DE, 19), (DE, 7), (AT, 20)", outcome.Expectation);
        Assert.Equal(1, outcome.Nulls);
    }

    [Fact]
    public void Rows_are_distinct_where_a_null_equals_a_null() => Judged.Fails<Invoice>(
        "invoices.*.rows_distinct", [3], new() { Mail = "a" }, new() { Phone = "a" }, new() { Mail = "a" });
}
