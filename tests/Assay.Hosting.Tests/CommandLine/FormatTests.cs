using System.Text.Json;

namespace Assay.Hosting.Tests.CommandLine;

public sealed class FormatTests : IDisposable
{
    private readonly AppFolder _app = new();

    public FormatTests()
    {
        _app.Folder.Write("zones.csv", "code,area\nABC,10.5\n");
        _app.Folder.Write("data/trips/a.csv", Trips.Good);
        _app.Folder.Write("legs.parquet", File.ReadAllBytes(RepositoryRoot.Path("examples/FlightDelay/data/flights/2001-01.parquet")));
    }

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(JsonValueKind.Array, "validate", "zones")]
    [InlineData(JsonValueKind.Object, "version", "commit", "zones")]
    [InlineData(JsonValueKind.Array, "version", "list", "zones")]
    [InlineData(JsonValueKind.Array, "runs", "list")]
    [InlineData(JsonValueKind.Array, "schedule", "list")]
    [InlineData(JsonValueKind.Array, "doctor")]
    public async Task A_program_reads_one_JSON_document_and_nothing_else(JsonValueKind kind, params string[] words)
    {
        var run = await _app.RunAsync([.. words, "--format", "json"]);

        Assert.True(run.ExitCode == 0, run.Said);
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(kind, json.RootElement.ValueKind);
        Assert.Empty(run.Error);
    }
}
