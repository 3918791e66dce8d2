namespace Assay.Hosting.Tests.Verbs;

/// <summary>Input that can't be read as declared: one clear line, the right exit code, and nothing left in the workspace but what was told.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Flights = "examples/FlightDelay/data/flights/2001-01.parquet";

    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_missing_file_ends_with_3()
    {
        var run = await _app.RunAsync("validate", "taxi-trips", "--source", "data/gone.csv");

        Assert.Equal(3, run.ExitCode);
        AssertSays(run.ErrorLine, "data/gone.csv", "no such file", "expected a file", "--source");
        Assert.Empty(_app.Kept);
    }

    [Fact]
    public async Task A_pattern_that_matches_no_file_ends_with_3()
    {
        var run = await _app.RunAsync("validate", "taxi-trips");

        Assert.Equal(3, run.ExitCode);
        AssertSays(run.ErrorLine, "data/trips/*.csv", "no file", "expected at least one file", "--source");
        Assert.Empty(_app.Kept);
    }

    [Fact]
    public async Task A_truncated_Parquet_file_ends_with_3()
    {
        var whole = File.ReadAllBytes(RepositoryRoot.Path(Flights));
        _app.Folder.Write("cut.parquet", whole.AsSpan(0, whole.Length / 2));

        var run = await _app.RunAsync("validate", "legs", "--source", "cut.parquet");

        Assert.Equal(3, run.ExitCode);
        AssertSays(run.ErrorLine, "cut.parquet", "expected a whole Parquet file", "again");
        Assert.Empty(_app.Kept);
    }

    [Fact]
    public async Task A_file_of_another_schema_ends_with_1() =>
        await RefusesAsync("taxi-trips", RepositoryRoot.Path(Flights), "2001-01.parquet", "no column for id", "expected");

    [Fact]
    public async Task A_column_of_another_type_ends_with_1() =>
        await RefusesAsync("legs", RepositoryRoot.Path(Flights), "2001-01.parquet", "column 'origin' is", "expected", "origin");

    [Theory]
    [InlineData("")]
    [InlineData(Trips.Header)]
    public async Task An_empty_file_ends_with_1(string text) =>
        await RefusesAsync("taxi-trips", _app.Folder.Write("empty.csv", text), "empty.csv", "expected");

    [Fact]
    public async Task A_quote_that_never_ends_ends_with_1() =>
        await RefusesAsync("taxi-trips", _app.Folder.Write("quote.csv", Trips.Good + "3,2001-01-03,5,\"ABC,9\n"), "quote.csv", "row 3", "quote", "expected");

    [Fact]
    public async Task A_cell_that_is_no_number_ends_with_1_and_shows_where_it_is()
    {
        _app.Folder.Write("cell.csv", Trips.Good + "3,2001-01-03,far,ABC,9\n");

        var run = await _app.RunAsync("validate", "taxi-trips", "--source", "cell.csv");

        Assert.True(run.ExitCode == 1, run.Said);
        AssertSays(run.Out, "cell.csv", "taxi-trips.distance.type", "expected", "row 3", "distance=far");
        Assert.Empty(_app.Kept);
    }

    private async Task RefusesAsync(string dataset, string source, params string[] parts)
    {
        var run = await _app.RunAsync("validate", dataset, "--source", source);

        Assert.True(run.ExitCode == 1, run.Said);
        var line = Assert.Single(run.Out.Split('\n'), line => line.Contains("expected", StringComparison.Ordinal));
        AssertSays(line, parts);
        Assert.Empty(_app.Kept);
    }

    private static void AssertSays(string line, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.OrdinalIgnoreCase));
}
