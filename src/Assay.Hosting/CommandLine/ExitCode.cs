namespace Assay.Hosting.CommandLine;

internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The data, the gate or the monitor says no.</summary>
    public const int Refused = 1;

    public const int WrongUsage = 2;

    /// <summary>Something around us failed: a file, a server, the disk.</summary>
    public const int EnvironmentFailed = 3;
}
