using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.Workspace;
using Assay.Workspace.Lineage;

// A runner in a process of its own, so that tests can kill it: RunnerApp WORKSPACE FILE RUN-ID STEP-PROGRAM.
var workspace = AssayWorkspace.Open(args[0]);
var runner = new LocalRunner(
    new()
    {
        Workspace = workspace,
        Command = (_, words) => new("dotnet", [args[3], .. words]),
        MaxProcesses = 2,
        WorkingDirectory = workspace.Root,
        CodeIdentity = "code 1",
        MaxBackoff = TimeSpan.Zero,
    },
    new EventLog(workspace.Store, "runner"),
    TimeProvider.System);
var result = await runner.RunAsync(new() { Ir = PipelineIr.Parse(await File.ReadAllTextAsync(args[1])), Project = "tests", RunId = Guid.Parse(args[2]) });
return result.ExitCode;
