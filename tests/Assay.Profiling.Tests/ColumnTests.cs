using Assay.Data;
using Assay.Profiling.Columns;
using Assay.TestKit;

namespace Assay.Profiling.Tests;

public sealed class ColumnTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Outliers_are_counted_and_their_rows_named()
    {
        var numbers = (await ColumnAsync(row => row switch { 70 => "9000", 80 => "-8000", _ => $"{row % 20}" })).Numbers!;

        Assert.Equal((1, 1, 2L), (numbers.Outliers.Below, numbers.Outliers.Above, numbers.Outliers.RobustZ));
        Assert.Equal([81, 71], numbers.Outliers.Rows.Select(place => place.Row));
        Assert.All(numbers.Outliers.Rows, place => Assert.EndsWith("rows.csv", place.Source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 0, RowOrder.StrictlyIncreasing)]
    [InlineData(0.5, 0, RowOrder.Increasing)]
    [InlineData(-1, 0, RowOrder.StrictlyDecreasing)]
    [InlineData(-0.5, 0, RowOrder.Decreasing)]
    [InlineData(0, 0, RowOrder.None)]
    [InlineData(1, 300, RowOrder.None)]
    public async Task The_order_of_rows_is_told(double step, int jump, RowOrder order) =>
        Assert.Equal(order, (await ColumnAsync(row => FormattableString.Invariant($"{Math.Floor(row * step) + (row == 100 ? jump : 0)}"))).Order);

    [Fact]
    public async Task Many_numbers_keep_exact_moments_and_sketched_quantiles()
    {
        var column = await ColumnAsync(row => $"{row * 7919 % 100_003}", 100_003);
        var numbers = column.Numbers!;

        Assert.False(numbers.IsExact);
        Assert.Equal(50_001, numbers.Mean, 6);
        Assert.Equal(Math.Sqrt(((100_003.0 * 100_003) - 1) / 12 * 100_003 / 100_002), numbers.StandardDeviation!.Value, 4);
        Assert.InRange(numbers.Quantiles.Single(one => one.Share == 0.5).Value, 49_000, 51_000);
        Assert.Equal(100_003, numbers.Histogram.Counts.Sum());
        Assert.True(column.Unique);
    }

    [Fact]
    public async Task Zeros_negatives_and_what_is_no_finite_number_are_counted()
    {
        var column = await ColumnAsync(row => row switch { 0 => "nan", 1 => "inf", 2 => "-inf", 3 => "0", 4 => "-0.5", _ => "1.5" });

        Assert.Equal((1L, 2L), (column.NaN, column.Infinite));
        Assert.Equal((1L, 1L), (column.Numbers!.Zeros, column.Numbers.Negatives));
        Assert.Equal(("-0.5", "1.5"), (column.Minimum, column.Maximum));
    }

    [Fact]
    public async Task Shapes_of_texts_have_shares()
    {
        var column = await ColumnAsync(row => row < 150 ? $"AB-{row:000}" : $"x{row} y");

        Assert.Equal([new ShapeShare("A+-9+", 150, 0.75), new ShapeShare("a9+ a", 50, 0.25)], column.Shapes);
    }

    [Fact]
    public async Task Words_and_numbers_that_stand_for_nothing_are_told()
    {
        var words = await ColumnAsync(row => row % 10 == 0 ? "n/a" : row % 25 == 1 ? "-" : $"value {row % 7}");
        var numbers = await ColumnAsync(row => row % 50 == 0 ? "-999" : $"{row % 30}");
        var none = await ColumnAsync(row => $"{900 + (row % 100)}");

        Assert.Equal([new ValueCount("n/a", 20), new ValueCount("-", 8)], words.CodedMissing);
        Assert.Equal([new ValueCount("-999", 4)], numbers.CodedMissing);
        Assert.Empty(none.CodedMissing);
    }

    [Fact]
    public async Task Empty_texts_are_values_and_constants_are_told()
    {
        var empty = await ColumnAsync(row => row < 3 ? "\"\"" : "x");
        var constant = await ColumnAsync(_ => "7");

        Assert.Equal((3L, 0L, false), (empty.Empty, empty.Nulls, empty.IsConstant));
        Assert.True(constant.IsConstant);
    }

    private async Task<ColumnProfile> ColumnAsync(Func<int, string> cell, int rows = 200)
    {
        var path = _folder.Write("rows.csv", "a;b\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"{cell(row)};0\n")));
        return (await SourceProfiler.ReadAsync(new SourceSpec(path))).Columns[0];
    }
}
