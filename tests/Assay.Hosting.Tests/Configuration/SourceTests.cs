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
    public Task An_object_says_where_the_source_is_and_how_it_is_read()
    {
        Foreign();
        _app.Folder.Write("assay.json", """{ "Assay": { "Sources": { "taxi-trips": { "Path": "foreign/*.csv", "Delimiter": "~", "Encoding": "windows-1252", "NullValues": ["NA", "-"] } } } }""");
        return ReadsAsync("2 rows");
    }

    [Fact]
    public async Task The_command_line_and_variables_say_it_too()
    {
        Foreign();
        await ReadsAsync("2 rows", "--source", "foreign/c.csv", "--read", "Delimiter=~", "--read", "encoding=windows-1252");
        _app.Variables["ASSAY_SOURCES__TAXI_TRIPS__DELIMITER"] = "~";
        _app.Variables["ASSAY_SOURCES__TAXI_TRIPS__ENCODING"] = "latin1";
        await ReadsAsync("2 rows", "--source", "foreign/c.csv");
    }

    [Theory]
    [InlineData("Delimiter=long", "Delimiter is 'long'")]
    [InlineData("Encoding=utf-5", "Encoding is 'utf-5'")]
    [InlineData("HasHeader=maybe", "HasHeader is 'maybe'")]
    [InlineData("MaxCellBytes=0", "MaxCellBytes is '0'")]
    [InlineData("Delimeter=;", "there are Delimiter, Quote")]
    public async Task A_way_to_read_that_is_none_is_wrong_usage(string option, string said)
    {
        var run = await _app.RunAsync("validate", "taxi-trips", "--read", option);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_without_a_source_asks_for_one()
    {
        var run = await _app.RunAsync("validate", "pace-features");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--source", run.ErrorLine, StringComparison.Ordinal);
        Assert.Contains("Assay:Sources:pace-features", run.ErrorLine, StringComparison.Ordinal);
    }

    private void Foreign() => _app.Folder.Write("foreign/c.csv", System.Text.Encoding.Latin1.GetBytes(
        Trips.Header.Replace(',', '~').TrimEnd('\n') + "~stra\u00DFe\n" + "1~2001-01-01~3.5~ABC~12~Stra\u00DFe\n2~2001-01-01~3.5~ABC~12~Stra\u00DFe\n"));

    private async Task ReadsAsync(string rows, params string[] more)
    {
        var run = await _app.RunAsync(["validate", "taxi-trips", .. more]);

        Assert.True(run.ExitCode == 0, run.Said);
        Assert.Contains(rows, run.Out, StringComparison.Ordinal);
    }
}
