using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Assay.Cake.Tests.Fakes;

/// <summary>A context whose processes end at once, with the code and output that a test chooses.</summary>
internal sealed class FakeCake : ICakeContext, IProcessRunner
{
    public int ExitCode { get; init; }

    public string[] Output { get; init; } = [];

    public string Program { get; private set; } = "";

    public ProcessSettings Settings { get; private set; } = new();

    /// <summary>The arguments as they would be typed.</summary>
    public string CommandLine => Settings.Arguments.Render();

    public ICakeLog Log { get; } = new NullLog();

    public IFileSystem FileSystem { get; } = new FileSystem();

    public ICakeEnvironment Environment { get; } = new FakeEnvironment();

    public IProcessRunner ProcessRunner => this;

    public IGlobber Globber => throw NotAsked();

    public ICakeArguments Arguments => throw NotAsked();

    public IRegistry Registry => throw NotAsked();

    public IToolLocator Tools => throw NotAsked();

    public ICakeDataResolver Data => throw NotAsked();

    public ICakeConfiguration Configuration => throw NotAsked();

    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        (Program, Settings) = (filePath.FullPath, settings);
        foreach (var line in settings.RedirectStandardOutput ? Output : [])
            settings.RedirectedStandardOutputHandler(line);
        return new FakeProcess(ExitCode);
    }

    private static InvalidOperationException NotAsked() => new("The aliases have no use for this.");
}
