using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Example;

/// <summary>Runs on this machine as people start them.</summary>
public sealed class LocalRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_that_would_only_repeat_one_does_nothing_and_says_so()
    {
        var first = (await AssayAsync("run", "flight-delay-train", "--as-of", "2001-05-01", "--param", "trees=10")).With(0);
        var runs = Runs();

        var second = (await AssayAsync("run", "flight-delay-train", "--as-of", "2001-05-01", "--param", "trees=10")).With(0);

        Assert.Contains("✓ deploy-flight-delay", first.Out, StringComparison.Ordinal);
        Assert.Contains("nothing to do", second.Out, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(Assert.Single(runs)), second.Out, StringComparison.Ordinal);
        Assert.Equal(runs, Runs());

        // Another champion, or another parameter, is a change.
        var sweep = (await AssayAsync("run", "flight-delay-train", "--as-of", "2001-05-01", "--sweep", "trees=1,10")).With(0);
        var table = sweep.Out[sweep.Out.LastIndexOf("trees  verdict", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, table.Length);
        Assert.Contains("auc", table[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_run_says_which_data_which_log_and_goes_on_where_it_ended()
    {
        // A forest of less than no trees: the step throws.
        var broken = await AssayAsync("run", "flight-delay-train", "--as-of", "2001-05-01", "--param", "trees=-1");

        broken.With(3);
        Assert.Contains("data: flights, sha256:", broken.Out, StringComparison.Ordinal);
        var log = broken.Out.Split('\n').Single(line => line.Contains("log: ", StringComparison.Ordinal)).Split("log: ")[1].Trim();
        Assert.True(File.Exists(log), log);
        Assert.EndsWith("train/log.txt", log.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("--resume goes on", broken.Out, StringComparison.Ordinal);

        var resumed = (await AssayAsync("run", "flight-delay-train", "--resume")).With(3);

        Assert.Contains("Going on with run", resumed.Out, StringComparison.Ordinal);
        Assert.Single(Runs());
    }

    [Fact]
    public async Task Somebodys_compiled_pipeline_runs_with_commands_in_place_of_its_images()
    {
        var yaml = _folder.Write("theirs.yaml", """
            schemaVersion: 2.1.0
            pipelineInfo: {name: theirs}
            components:
              comp-a: {executorLabel: exec-a, inputDefinitions: {parameters: {word: {parameterType: STRING}}}}
            deploymentSpec:
              executors:
                exec-a: {container: {image: "busybox:1", command: [echo], args: [said, "{{$.inputs.parameters['word']}}"]}}
            root:
              inputDefinitions: {parameters: {word: {parameterType: STRING}}}
              dag: {tasks: {a: {componentRef: {name: comp-a}, inputs: {parameters: {word: {componentInputParameter: word}}}}}}
            """);

        Assert.Contains("said hello", (await AssayAsync("run", "--file", yaml, "--map", "busybox:1=", "--param", "word=hello")).With(0).Out, StringComparison.Ordinal);
        Assert.Contains("before echo said hello", (await AssayAsync("run", "--file", yaml, "--map", "busybox:1=echo before", "--param", "word=hello")).With(0).Out, StringComparison.Ordinal);
        Assert.Contains("--map 'busybox:1=COMMAND'", (await AssayAsync("run", "--file", yaml, "--param", "word=hello")).With(2).Error, StringComparison.Ordinal);
        Assert.Contains("Parameter word: found no value", (await AssayAsync("run", "--file", yaml, "--map", "busybox:1=")).With(2).Error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(yaml, (await File.ReadAllTextAsync(yaml)).Replace("componentRef: {name: comp-a}", "componentRef: {name: comp-b}", StringComparison.Ordinal));
        var wrong = (await AssayAsync("run", "--file", yaml, "--map", "busybox:1=")).With(3).Error;
        Assert.Contains("line 10, root.dag.tasks.a.componentRef: found the unknown component 'comp-b'", wrong, StringComparison.Ordinal);
    }

    private string[] Runs() => Directory.GetDirectories(_folder.File("w/runs")).Where(folder => Guid.TryParse(Path.GetFileName(folder), out _)).ToArray();

    private Task<Ended> AssayAsync(params string[] words) => Programs.DotnetAsync(
        RepositoryRoot.Folder,
        new Dictionary<string, string> { ["ASSAY_WORKSPACE"] = _folder.File("w") },
        [BuiltProject.Output("examples/FlightDelay", "FlightDelay.dll"), .. words]);
}
