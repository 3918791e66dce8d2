using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Pipelines.Local;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Pipelines;

/// <summary>Makes local runners that start this very program for each step.</summary>
internal sealed class LocalRunners(
    HostEnvironment environment, AssayOptions options, AssayWorkspace workspace, IEventSink events, IRunTracker tracker, TimeProvider clock)
{
    public LocalRunner Create(bool useCache) => new(
        new LocalRunnerOptions
        {
            Workspace = workspace,
            Command = words => new ProcessCommand(environment.Self[0], [.. environment.Self.Skip(1), .. words]),
            MaxProcesses = Environment.ProcessorCount,
            WorkingDirectory = ProjectFolder.Find(options, environment),
            CodeIdentity = CodeIdentity.OfProgram(),
            UseCache = useCache,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { [WorkspaceLocator.Variable] = workspace.Root },
        },
        events,
        clock,
        tracker);
}
