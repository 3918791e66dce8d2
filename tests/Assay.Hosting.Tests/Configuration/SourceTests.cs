namespace Assay.Hosting.Tests.Configuration;

public sealed class SourceTests : IDisposable
{
    private readonly AppFolder _app = new();

    public SourceTests()
    {
        _app.Folder.Write("data/trips/a.csv", Trips.Good);
        _app.Folder.Write("elsewhere/b.csv", Trips.Header + "1,2001-01-01,3.5,ABC,12\n2,2001-01-01,3.5,ABC,12\n3,2001-01-01,3.5,ABC,12\n");
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public Task The_declared_source_is_the_default() => ReadsAsync("2 rows");

    [Theory]
    [InlineData("ASSAY_SOURCES__TAXI-TRIPS")]
    [InlineData("ASSAY_SOURCES__TAXI_TRIPS")]
    [InlineData("assay_sources__taxi_trips")]
    public Task A_variable_stands_in_for_it(string variable)
    {
        _app.Variables[variable] = "elsewhere/*.csv";
        return ReadsAsync("3 rows");
    }

    [Theory]
    [InlineData("assay.json")]
    [InlineData("appsettings.json")]
    public Task A_file_stands_in_for_it(string file)
    {
        _app.Folder.Write(file, """{ "Assay": { "Sources": { "taxi-trips": "elsewhere/*.csv" } } }""");
        return ReadsAsync("3 rows");
    }

    [Fact]
    public async Task What_the_command_line_says_wins()
    {
        _app.Variables["ASSAY_SOURCES__TAXI_TRIPS"] = "elsewhere/*.csv";

        await ReadsAsync("2 rows", "--source", "data/trips/a.csv");
    }

    [Fact]
    public async Task A_dataset_without_a_source_asks_for_one()
    {
        var run = await _app.RunAsync("validate", "pace-features");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--source", run.ErrorLine, StringComparison.Ordinal);
        Assert.Contains("Assay:Sources:pace-features", run.ErrorLine, StringComparison.Ordinal);
    }

    private async Task ReadsAsync(string rows, params string[] more)
    {
        var run = await _app.RunAsync(["validate", "taxi-trips", .. more]);

        Assert.True(run.ExitCode == 0, run.Said);
        Assert.Contains(rows, run.Out, StringComparison.Ordinal);
    }
}
