using Assay.Data.Tests.Plans;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Assay.ML.Tests;

public sealed class RowsDataViewTests
{
    private static readonly EveryType[] s_rows = EveryType.Rows(25);
    private static readonly IDataView s_view = PlannedRows<EveryType>.Of(EveryType.Plan, s_rows, chunk: 10).ToDataView();

    [Fact]
    public void Every_property_is_a_column_of_a_type_that_ml_net_has()
    {
        var types = s_view.Schema.ToDictionary(column => column.Name, column => column.Type);

        Assert.Equal(EveryType.Plan.Descriptor.Columns.Select(column => column.Name), s_view.Schema.Select(column => column.Name));
        foreach (var name in (string[])["Small", "Whole", "Large", "Single", "Real", "Money", "MaybeFlag", "MaybeWhole", "MaybeMoney"])
            Assert.Equal(NumberDataViewType.Single, types[name]);
        Assert.Equal(BooleanDataViewType.Instance, types["Flag"]);
        foreach (var name in (string[])["Text", "Sky", "Id", "MaybeText"])
            Assert.Equal(TextDataViewType.Instance, types[name]);
        foreach (var name in (string[])["Time", "Day", "MaybeTime"])
            Assert.Equal(DateTimeDataViewType.Instance, types[name]);
        Assert.Equal(DateTimeOffsetDataViewType.Instance, types["Instant"]);
    }

    [Fact]
    public void Numbers_that_name_a_row_are_not_rounded()
    {
        var plan = new ReflectedPlan<EveryType>("every-type", column => column with { Id = true });
        var view = PlannedRows<EveryType>.Of(plan, [new EveryType { Large = (1L << 53) + 1, Money = 16_777_217m, MaybeLarge = null }]).ToDataView();

        Assert.Equal([(1L << 53) + 1], view.GetColumn<long>("Large"));
        Assert.Equal([16_777_217.0], view.GetColumn<double>("Money"));
        Assert.Equal([double.NaN], view.GetColumn<double>("MaybeLarge"));
    }

    [Fact]
    public void Values_stream_over_all_batches()
    {
        Assert.Equal(s_rows.Select(row => (float)row.Whole), s_view.GetColumn<float>("Whole"));
        Assert.Equal(s_rows.Select(row => (float)row.Money), s_view.GetColumn<float>("Money"));
        Assert.Equal(s_rows.Select(row => row.Flag), s_view.GetColumn<bool>("Flag"));
        Assert.Equal(s_rows.Select(row => row.Text), s_view.GetColumn<string>("Text"));
        Assert.Equal(s_rows.Select(row => row.Sky.ToString()), s_view.GetColumn<string>("Sky"));
        Assert.Equal(s_rows.Select(row => row.Time), s_view.GetColumn<DateTime>("Time"));
        Assert.Equal(s_rows.Select(row => row.Day.ToDateTime(TimeOnly.MinValue)), s_view.GetColumn<DateTime>("Day"));
        Assert.Equal(s_rows.Select(row => row.Instant), s_view.GetColumn<DateTimeOffset>("Instant"));
        Assert.Equal(s_rows.Select(row => row.Id.ToString()), s_view.GetColumn<string>("Id"));
    }

    [Fact]
    public void A_null_is_what_ml_net_takes_for_missing()
    {
        Assert.Equal(s_rows.Select(row => row.MaybeWhole is { } value ? value : float.NaN), s_view.GetColumn<float>("MaybeWhole"));
        Assert.Equal(s_rows.Select(row => row.MaybeFlag switch { true => 1, false => 0, null => float.NaN }), s_view.GetColumn<float>("MaybeFlag"));
        Assert.Equal(s_rows.Select(row => row.MaybeText ?? ""), s_view.GetColumn<string>("MaybeText"));
        Assert.Equal(s_rows.Select(row => row.MaybeTime ?? default), s_view.GetColumn<DateTime>("MaybeTime"));
    }

    [Fact]
    public void Cursors_run_beside_each_other()
    {
        using var first = s_view.GetRowCursor(s_view.Schema.Where(column => column.Name == "Whole"));
        using var second = s_view.GetRowCursor(s_view.Schema.Where(column => column.Name == "Whole"));
        var (a, b) = (first.GetGetter<float>(s_view.Schema["Whole"]), second.GetGetter<float>(s_view.Schema["Whole"]));
        float x = 0, y = 0;
        for (var i = 0; i < 12; i++)
            Assert.True(first.MoveNext());
        Assert.True(second.MoveNext());
        a(ref x);
        b(ref y);

        Assert.Equal((-11, 11L, int.MaxValue, 0L), (x, first.Position, y, second.Position));
    }

    [Fact]
    public void A_cursor_gives_only_what_it_was_opened_for_and_nothing_before_or_after_the_rows()
    {
        using var cursor = s_view.GetRowCursor(s_view.Schema.Where(column => column.Name == "Whole"));
        var get = cursor.GetGetter<float>(s_view.Schema["Whole"]);
        float value = 0;

        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(s_view.Schema["Small"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<int>(s_view.Schema["Whole"]));
        Assert.Throws<InvalidOperationException>(() => get(ref value));
        var rows = 0;
        while (cursor.MoveNext())
            rows++;
        Assert.Equal((25, -1L, false), (rows, cursor.Position, cursor.MoveNext()));
    }

    [Fact]
    public void Cancelling_stops_the_training()
    {
        using var stop = new CancellationTokenSource();
        var rows = Delays.Rows("2001-01").Where(_ =>
        {
            stop.Cancel();
            return true;
        });

        Assert.ThrowsAny<OperationCanceledException>(() => Delays.Train(rows, stop.Token));
    }

    [Fact]
    public void A_source_that_fails_fails_the_training_with_its_own_exception()
    {
        var missing = Data.FileSource.Open(Flight.Plan, new Data.SourceSpec("no/such.parquet")).Select(DelayFeatures.From);

        Assert.Equal(SourceFault.Missing, Assert.Throws<SourceException>(() => Delays.Train(missing)).Fault);
    }
}
