using Assay.Hosting.CommandLine;
using Assay.Tool;

try
{
    return await ToolCommand.Parse(args).RunAsync(Environment.CurrentDirectory, Console.Out);
}
catch (UsageException misuse)
{
    await Console.Error.WriteLineAsync(misuse.Message);
    return ExitCode.WrongUsage;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return ExitCode.EnvironmentFailed;
}
