using Assay.Pipelines.Local;
using static Assay.Pipelines.Tests.Local.Yaml;

namespace Assay.Pipelines.Tests.Local;

public sealed class TaskCacheTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task The_same_inputs_give_the_earlier_result_without_a_process()
    {
        var first = await RunAsync("x");
        var second = await RunAsync("x");

        Assert.Equal([TaskState.Succeeded, TaskState.Succeeded], States(first));
        Assert.Equal([TaskState.Cached, TaskState.Cached], States(second));
        Assert.Equal(0, second["b"].Attempts);
        Assert.NotEqual(first["b"].ArtifactPath("out"), second["b"].ArtifactPath("out"));
        Assert.Equal(await File.ReadAllTextAsync(first["b"].ArtifactPath("out")!), await File.ReadAllTextAsync(second["b"].ArtifactPath("out")!));
        Assert.Equal(2, second["b"].Artifacts["out"].Artifacts[0].Metadata["words"].GetInt32());
        Assert.Equal(["Start", "Complete", "Start", "Complete"], _runs.States("p.b"));
    }

    [Fact]
    public async Task Another_parameter_value_is_a_miss()
    {
        await RunAsync("x");

        Assert.Equal([TaskState.Succeeded, TaskState.Succeeded], States(await RunAsync("y")));
    }

    [Fact]
    public async Task Other_code_is_a_miss()
    {
        await RunAsync("x");
        _runs.Code = "code 2";

        Assert.Equal([TaskState.Succeeded, TaskState.Succeeded], States(await RunAsync("x")));
    }

    [Fact]
    public async Task An_artifact_that_was_changed_since_is_a_miss_and_what_follows_still_hits()
    {
        var first = await RunAsync("x");
        await File.WriteAllTextAsync(first["a"].ArtifactPath("out")!, "changed");

        var second = await RunAsync("x");

        Assert.Equal([TaskState.Succeeded, TaskState.Cached], States(second));
    }

    [Fact]
    public async Task A_task_without_caching_runs_each_time()
    {
        await RunAsync("x", "{}");

        Assert.Equal([TaskState.Succeeded, TaskState.Succeeded], States(await RunAsync("x", "{}")));
    }

    [Theory]
    [InlineData("source_d: x, hash_d: sha256:1", TaskState.Cached)]
    [InlineData("source_d: x, version_d: \"3\"", TaskState.Cached)]
    [InlineData("source_d: x, hash_d: \"\", version_d: \"\"", TaskState.Succeeded)]
    [InlineData("champion_m: models:/m/3", TaskState.Cached)]
    [InlineData("champion_m: \"\"", TaskState.Succeeded)]
    [InlineData("as_of: \"\"", TaskState.Succeeded)]
    public async Task A_result_is_kept_only_where_the_parameters_say_all_that_was_read(string parameters, TaskState again)
    {
        var pairs = parameters.Split(", ").Select(pair => pair.Split(": ", 2)).ToList();
        var yaml = Pipeline(
            $"a: {{componentRef: {{name: comp}}, cachingOptions: {{enableCache: true}}, inputs: {{parameters: {{{string.Join(", ", pairs.Select(p => $"{p[0]}: {{runtimeValue: {{constant: {Quoted(p[1])}}}}}"))}}}}}}}",
            $"comp: {{executorLabel: exec, inputDefinitions: {{parameters: {{{string.Join(", ", pairs.Select(p => $"{p[0]}: {{parameterType: STRING}}"))}}}}}}}",
            Exec("exec", "echo"));

        await _runs.RunAsync(yaml);

        Assert.Equal(again, (await _runs.RunAsync(yaml))["a"].State);
    }

    private static string Quoted(string value) => value.StartsWith('"') ? value : $"\"{value}\"";

    private static TaskState[] States(PipelineRunResult result) => [result["a"].State, result["b"].State];

    private Task<PipelineRunResult> RunAsync(string text, string caching = "{enableCache: true}") => _runs.RunAsync(
        Pipeline(
            """
            a: {componentRef: {name: comp-a}, cachingOptions: CACHING, inputs: {parameters: {text: {componentInputParameter: text}}}}
            b: {componentRef: {name: comp-b}, cachingOptions: CACHING, dependentTasks: [a], inputs: {artifacts: {in: {taskOutputArtifact: {producerTask: a, outputArtifactKey: out}}}}}
            """.Replace("CACHING", caching, StringComparison.Ordinal),
            """
            comp-a: {executorLabel: exec-a, inputDefinitions: {parameters: {text: {parameterType: STRING}}}, outputDefinitions: {artifacts: {out: {artifactType: {schemaTitle: system.Artifact}}}}}
            comp-b: {executorLabel: exec-b, inputDefinitions: {artifacts: {in: {artifactType: {schemaTitle: system.Artifact}}}}, outputDefinitions: {artifacts: {out: {artifactType: {schemaTitle: system.Artifact}}}}}
            """,
            Exec("exec-a", "write", "{{$.inputs.parameters['text']}}") + "\n" + Exec("exec-b", "write", "b"),
            inputs: "{parameters: {text: {parameterType: STRING}}}"),
        parameters: $$"""{"text":"{{text}}"}""");
}
