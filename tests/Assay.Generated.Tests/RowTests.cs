using Assay.CompilerServices;
using Assay.Generated.Tests.Declarations;
using FlightDelay;

namespace Assay.Generated.Tests;

public class RowTests
{
    private static readonly DatasetPlan<Reading> s_plan = AssayModules.Plan<Reading>();

    [Fact]
    public void No_rows_have_all_columns()
    {
        var batch = MemoryColumnBatch.Of<Reading>(s_plan, []);

        Assert.All(Enumerable.Range(0, s_plan.Descriptor.Columns.Count), ordinal => Assert.True(batch.Has(ordinal)));
    }

    [Fact]
    public void Rows_survive_a_round_trip_through_columns()
    {
        Reading[] rows = [Samples.Good(), Samples.Sparse(), Samples.Good(3)];
        var batch = MemoryColumnBatch.Of<Reading>(s_plan, rows);
        var read = new Reading[3];

        s_plan.ReadRows(batch, read);

        Assert.Equal(rows, read);
    }

    [Fact]
    public void Columns_that_are_not_there_leave_the_default()
    {
        var batch = MemoryColumnBatch.Of<Reading>(s_plan, [Samples.Good()]).Without(_ => true);
        var read = new Reading[1];

        s_plan.ReadRows(batch, read);

        Assert.Equal(default, read[0].Stored);
        Assert.Null(read[0].Station);
        Assert.Null(read[0].Celsius);
        Assert.Equal(SensorKind.Unknown, read[0].Kind);
    }

    [Fact]
    public void An_enum_is_stored_by_its_members_name_and_an_alias_by_the_first()
    {
        var batch = MemoryColumnBatch.Of<Reading>(s_plan, [Samples.Good() with { Kind = SensorKind.Warm }]);

        Assert.Equal("Hot", batch.Column<string>(Ordinal(nameof(Reading.Kind)))[0]);
    }

    [Fact]
    public void Text_that_is_null_though_it_may_not_be_is_a_null_in_its_column()
    {
        var batch = MemoryColumnBatch.Of<Reading>(s_plan, [Samples.Good() with { Station = null! }]);

        Assert.True(batch.Column<string>(Ordinal(nameof(Reading.Station))).IsNull(0));
    }

    [Fact]
    public void Positional_properties_are_the_first_columns() =>
        Assert.Equal(["Id", "Station", "At", "Kind", "Celsius"], s_plan.Descriptor.Columns.Take(5).Select(column => column.Name));

    [Fact]
    public void The_descriptor_holds_what_was_declared()
    {
        var flight = AssayModules.Plan<Flight>().Descriptor;

        Assert.Equal("flights", flight.Name);
        Assert.Equal(BatchBy.File, flight.BatchBy);
        Assert.Equal("One row per departed flight, as published by the US Bureau of Transportation Statistics.", flight.Documentation);
        Assert.Equal("the source carries no flight number", flight.NoRowKey);
        Assert.Equal(new VersionPolicy(VersionStrategy.Snapshot, "90d", "monthly files, never edited"), flight.Versioned);
        var delay = flight.Columns[1];
        Assert.Equal(("Delay", "delay", ColumnType.Int32, "min", "arrival"), (delay.Name, delay.StorageName, delay.Type, delay.Unit, delay.KnownAfter));
        Assert.Equal(
            ["flights.delay.required", "flights.delay.range", "flights.delay.range.2"],
            flight.Rules.Where(rule => rule.Columns is ["Delay"]).Select(rule => rule.Id));
        var second = flight.Rules.Single(rule => rule.Id == "flights.delay.range.2");
        Assert.Equal(("between -60 and 300", 0.98, Severity.Warning), (second.Expectation, second.Mostly, second.Severity));
        Assert.Equal(-60, second.Arguments["min"].GetInt32());
    }

    [Fact]
    public void Features_name_the_dataset_they_are_made_of() =>
        Assert.Equal(new FeaturesDescriptor("From", "flights"), AssayModules.Plan<DelayFeatures>().Descriptor.Features);

    private static int Ordinal(string column) => s_plan.Descriptor.Columns.Select(known => known.Name).ToList().IndexOf(column);
}
