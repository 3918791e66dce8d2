using Cake.Core.IO;

namespace Assay.Cake.Tests.Fakes;

/// <summary>A process that has ended.</summary>
internal sealed class FakeProcess(int exitCode) : IProcess
{
    public void Dispose()
    {
    }

    public void WaitForExit()
    {
    }

    public bool WaitForExit(int milliseconds) => true;

    public int GetExitCode() => exitCode;

    public IEnumerable<string> GetStandardError() => [];

    public IEnumerable<string> GetStandardOutput() => [];

    public void Kill() => throw new InvalidOperationException("It has ended.");
}
