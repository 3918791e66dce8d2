using System.Text.Json;
using Assay.CompilerServices;
using Assay.Hosting.Configuration;
using Assay.Hosting.Pipelines;
using Assay.Pipelines.Steps;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Tests.Pipelines;

/// <summary>The steps that the compiler puts in for <c>Partitions = 3</c>, with the rooms of the host.</summary>
public sealed class ShardedStepsTests : IDisposable
{
    private const int Shards = 3;
    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_shards_of_a_validation_merge_to_the_verdict_of_a_single_pass()
    {
        for (var month = 1; month <= 4; month++)
            _app.Folder.Write($"data/trips/{month}.csv", Trips.Header + $"{month}1,2001-0{month}-01,3.5,ABC,12\n{month}2,2001-0{month}-02,{(month == 3 ? 900 : 70)},XYZ,80\n");

        Assert.Equal(await SingleAsync(), await ShardedAsync());
    }

    [Fact]
    public async Task Data_that_cannot_be_read_gets_the_verdict_of_a_single_pass_too()
    {
        _app.Folder.Write("data/trips/1.csv", Trips.Good);
        _app.Folder.Write("data/trips/2.csv", "id,day\n1,2001-01-01\n");
        _app.Folder.Write("data/trips/3.csv", "");

        Assert.Equal(await SingleAsync(), await ShardedAsync());
    }

    // Each with a history of its own, which verdicts may be compared with.
    private async Task<string> SingleAsync()
    {
        _app.Variables["ASSAY_WORKSPACE"] = _app.Folder.File("single");
        var run = await _app.RunAsync("validate", "taxi-trips", "--as-of", "2001-05-01", "--format", "json", "--threads", "1");
        Assert.Equal(1, run.ExitCode);
        return Plain(run.Out);
    }

    private async Task<string> ShardedAsync()
    {
        _app.Variables["ASSAY_WORKSPACE"] = _app.Folder.File("sharded");
        var builder = new AssayAppBuilder([], _app.Environment(TextWriter.Null, TextWriter.Null));
        await using var services = builder.Services.AddAssay(builder.Configuration, builder.Environment).BuildServiceProvider();
        var host = services.GetRequiredService<StepHost>();
        var states = new List<RuntimeArtifact>();
        for (var part = 1; part <= Shards; part++)
            states.Add(await RunAsync(host, "observe-taxi-trips", "state", new() { ["part"] = $"{part}/{Shards}" }, []));
        return Plain(await File.ReadAllTextAsync(
            (await RunAsync(host, "validate-taxi-trips", "verdict", new() { ["as_of"] = "2001-05-01T00:00:00Z" }, new() { ["states"] = new ArtifactList([.. states.AsEnumerable().Reverse()]) })).Uri));
    }

    private async Task<RuntimeArtifact> RunAsync(StepHost host, string step, string output, Dictionary<string, string> parameters, Dictionary<string, ArtifactList> artifacts)
    {
        var folder = _app.Folder.File($"runs/{step}-{parameters.Values.First().Replace('/', '-').Replace(':', '-')}");
        var made = new[] { output, "report" }.ToDictionary(name => name, name => new RuntimeArtifact { Name = name, Uri = Path.Combine(folder, name) });
        var outcome = await host.RunAsync(
            new Plan(),
            new Plan().Descriptor.Steps.Single(one => one.Name == step),
            new ExecutorInput
            {
                Inputs = new()
                {
                    ParameterValues = parameters.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value)),
                    Artifacts = artifacts,
                },
                Outputs = new() { Artifacts = made.ToDictionary(pair => pair.Key, pair => new ArtifactList([pair.Value])), OutputFile = Path.Combine(folder, "executor_output.json") },
            },
            CancellationToken.None);
        Assert.True(outcome.ExitCode == 0, outcome.Message);
        return made[output];
    }

    private static string Plain(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);

    private sealed class Plan : PipelinePlan
    {
        public override PipelineDescriptor Descriptor { get; } = new()
        {
            Name = "trips",
            TypeName = "Trips",
            Steps =
            [
                new() { Name = "observe-taxi-trips", Kind = StepKind.Observe, Subject = "taxi-trips", Inputs = [Source], Outputs = [new("state", WireKind.State, null)] },
                new()
                {
                    Name = "validate-taxi-trips", Kind = StepKind.Validate, Subject = "taxi-trips",
                    Inputs = [Source, new() { Name = "states", Kind = WireKind.State, Of = "taxi-trips", Step = "observe-taxi-trips", Output = "state" }],
                    Outputs = [new("verdict", WireKind.Verdict, null), new("report", WireKind.Report, null)],
                },
            ],
        };

        public override string Ir => "";

        private static StepInput Source => new() { Name = "taxi_trips", Kind = WireKind.Source, Of = "taxi-trips" };

        public override Task RunStepAsync(string step, StepContext context, CancellationToken cancellation) => throw new NotSupportedException(step);
    }
}
