using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Files;

public sealed class ColumnNamesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public sealed record Trip
    {
        public int TripCount { get; set; }
        [StoredAs("km")] public int Length { get; set; }

        public static ReflectedPlan<Trip> Plan { get; } = new("trips");
    }

    [Theory]
    [InlineData("TripCount,km")]
    [InlineData("tripcount,km")]
    [InlineData("trip_count,km")]
    [InlineData("km,TRIP_COUNT")]
    [InlineData("TripCount,km,tripcount")]
    [InlineData("tripCount,km,trip_count")]
    public async Task A_name_matches_exactly_then_but_for_case_then_as_snake_case(string header)
    {
        var row = string.Join(',', header.Split(',').Select(name => name switch { "km" => "2", "TripCount" or "tripCount" or "tripcount" or "trip_count" or "TRIP_COUNT" => "1", _ => "9" }));
        _folder.Write("rows.csv", $"{header}\n{row}\n");

        Assert.Equal([new Trip { TripCount = 1, Length = 2 }], await Open().ToListAsync());
    }

    [Fact]
    public async Task The_better_match_wins_over_the_other()
    {
        _folder.Write("rows.csv", "trip_count,TripCount,km\n1,2,3\n");

        Assert.Equal(2, Assert.Single(await Open().ToListAsync()).TripCount);
    }

    [Theory]
    [InlineData("tripcount,TRIPCOUNT,km", "columns 'tripcount' and 'TRIPCOUNT' both match TripCount")]
    [InlineData("TripCount,TripCount,km", "columns 'TripCount' and 'TripCount' both match TripCount")]
    [InlineData("TripCount,km,km", "columns 'km' and 'km' both match Length")]
    public async Task Two_columns_that_match_equally_well_are_named_both(string header, string found)
    {
        _folder.Write("rows.csv", header + "\n1,2,3\n");
        var twice = await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync());

        Assert.Equal((SourceFault.Schema, found), (twice.Fault, twice.Found));
    }

    [Theory]
    [InlineData("TripCount,KM", "no column for Length among 'TripCount', 'KM'", "a column 'km'")]
    [InlineData("Trip,km", "no column for TripCount among 'Trip', 'km'", "a column 'TripCount' or 'trip_count'")]
    public async Task A_missing_column_is_named_with_those_there_are(string header, string found, string expected)
    {
        _folder.Write("rows.csv", header + "\n1,2\n");
        var missing = await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync());

        Assert.Equal((SourceFault.Schema, found, expected), (missing.Fault, missing.Found, missing.Expected));
    }

    public void Dispose() => _folder.Dispose();

    private Rows<Trip> Open() => FileSource.Open(Trip.Plan, new SourceSpec(_folder.File("rows.csv")));
}
