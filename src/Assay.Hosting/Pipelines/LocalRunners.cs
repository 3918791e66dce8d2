using System.CommandLine.Parsing;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Pipelines;

/// <summary>Makes local runners that start this very program for each step.</summary>
internal sealed class LocalRunners(
    HostEnvironment environment, AssayOptions options, AssayWorkspace workspace, IEventSink events, IRunTracker tracker, TimeProvider clock)
{
    private const string OwnImage = "assay.invalid/";

    /// <summary>A runner of declared pipelines.</summary>
    /// <param name="useCache">Whether earlier results may be used.</param>
    /// <param name="inProcess">A step that runs in this process; null for none.</param>
    public LocalRunner Create(bool useCache, InProcessStep? inProcess = null) => new(
        Options(ProjectFolder.Find(options, environment), useCache) with { CodeIdentity = CodeIdentity.OfProgram(), InProcess = inProcess }, events, clock, tracker);

    /// <summary>A runner of somebody's compiled pipeline. What its commands do isn't known, so nothing of it is cached.</summary>
    /// <param name="ir">The pipeline.</param>
    /// <param name="commands">By image, the command that stands for it; empty for the container's own words.</param>
    /// <exception cref="UsageException">An image has no command.</exception>
    public LocalRunner Create(PipelineIr ir, IReadOnlyDictionary<string, string> commands)
    {
        var images = ir.Executors.Values.Where(executor => executor.Container is not null).Select(executor => executor.Container!.Image).Distinct(StringComparer.Ordinal).ToList();
        if (images.Find(image => !commands.ContainsKey(image) && !IsOwn(image)) is { } unknown)
            throw new UsageException($"Nothing stands for the image {unknown}: --map '{unknown}=COMMAND' puts a command before the container's words, --map '{unknown}=' runs them as they are.");
        if (commands.Keys.FirstOrDefault(image => !images.Contains(image)) is { } other)
            throw UsageException.Unknown("image in the pipeline", other, images);
        var words = commands.ToDictionary(pair => pair.Key, pair => CommandLineParser.SplitCommandLine(pair.Value).ToList(), StringComparer.Ordinal);
        var own = Options(environment.CurrentFolder, useCache: false);
        return new(
            own with { Command = (image, given) => words.TryGetValue(image, out var before) ? Command([.. before, .. given], image) : own.Command(image, given) }, events, clock, tracker);
    }

    private static bool IsOwn(string image) => image.StartsWith(OwnImage, StringComparison.Ordinal);

    private static ProcessCommand Command(List<string> words, string image) =>
        words.Count > 0 ? new(words[0], words[1..]) : throw new UsageException($"The image {image} has no command of its own: --map '{image}=COMMAND'.");

    private LocalRunnerOptions Options(string folder, bool useCache) => new()
    {
        Workspace = workspace,
        Command = (_, words) => new ProcessCommand(environment.Self[0], [.. environment.Self.Skip(1), .. words]),
        MaxProcesses = Environment.ProcessorCount,
        WorkingDirectory = folder,
        UseCache = useCache,
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { [WorkspaceLocator.Variable] = workspace.Root },
    };
}
