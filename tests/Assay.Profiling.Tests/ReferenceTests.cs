using System.Text.Json;
using Assay.Data;
using Assay.TestKit;

namespace Assay.Profiling.Tests;

/// <summary>Statistics against pandas, numpy and scipy: tests/reference/profiling says how the values were made.</summary>
public sealed class ReferenceTests
{
    private const double Tolerance = 1e-9;

    private static readonly JsonElement s_reference =
        JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Path("tests/reference/profiling/reference.json"))).RootElement;

    [Theory]
    [InlineData("n")]
    [InlineData("x")]
    [InlineData("y")]
    [InlineData("skewed")]
    public async Task A_column_of_numbers_is_as_pandas_sees_it(string name)
    {
        var column = (await ProfileAsync()).Columns.Single(one => one.Stored == name);
        var expected = s_reference.GetProperty("columns").GetProperty(name);
        var numbers = column.Numbers!;

        Assert.Equal((Whole(expected, "nulls"), Whole(expected, "distinct")), (column.Nulls, column.Distinct));
        Assert.Equal((Whole(expected, "zeros"), Whole(expected, "negatives")), (numbers.Zeros, numbers.Negatives));
        Near(expected.GetProperty("mean"), numbers.Mean);
        Near(expected.GetProperty("std"), numbers.StandardDeviation!.Value);
        Near(expected.GetProperty("skew"), numbers.Skewness!.Value);
        Assert.True(numbers.IsExact);
        Assert.Equal(expected.GetProperty("quantiles").EnumerateArray().Select(one => one.GetDouble()), numbers.Quantiles.Select(one => one.Value));
        Assert.Equal(expected.GetProperty("histogram").EnumerateArray().Select(one => one.GetInt64()), numbers.Histogram.Counts);
        Assert.Equal((Whole(expected, "below"), Whole(expected, "above"), Whole(expected, "robust")), (numbers.Outliers.Below, numbers.Outliers.Above, numbers.Outliers.RobustZ));
    }

    [Fact]
    public async Task Correlations_are_those_of_scipy()
    {
        var found = (await ProfileAsync()).Relations.Correlations;

        var strong = s_reference.GetProperty("correlations").EnumerateArray().Where(one => Math.Max(Math.Abs(one.GetProperty("pearson").GetDouble()), Math.Abs(one.GetProperty("spearman").GetDouble())) >= 0.3).ToList();
        Assert.NotEmpty(strong);
        Assert.Equal(strong.Count, found.Count);
        foreach (var expected in strong)
        {
            var one = found.Single(pair => pair.First == expected.GetProperty("first").GetString() && pair.Second == expected.GetProperty("second").GetString());
            Assert.Equal(Whole(expected, "rows"), one.Rows);
            Near(expected.GetProperty("pearson"), one.Pearson);
            Near(expected.GetProperty("spearman"), one.Spearman);
        }
    }

    [Fact]
    public async Task Associations_are_those_of_scipy()
    {
        var one = Assert.Single((await ProfileAsync()).Relations.Associations);

        var expected = s_reference.GetProperty("association");
        Assert.Equal((expected.GetProperty("first").GetString(), expected.GetProperty("second").GetString()), (one.First, one.Second));
        Near(expected.GetProperty("cramersV"), one.CramersV);
        Near(expected.GetProperty("mutualInformation"), one.MutualInformation);
    }

    private static Task<SourceProfile> ProfileAsync() => SourceProfiler.ReadAsync(new SourceSpec(RepositoryRoot.Path("tests/reference/profiling/data.csv")));

    private static long Whole(JsonElement expected, string name) => expected.GetProperty(name).GetInt64();

    private static void Near(JsonElement expected, double found) =>
        Assert.InRange(found - expected.GetDouble(), -Tolerance * Math.Max(1, Math.Abs(expected.GetDouble())), Tolerance * Math.Max(1, Math.Abs(expected.GetDouble())));
}
