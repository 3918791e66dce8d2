using Build;
using Build.Tests;
using Microsoft.Extensions.DependencyInjection;

var tests = new TestTally();
var exitCode = CakeHost.Create()
    .UseContext<BuildContext>()
    .UseWorkingDirectory(Repository.Root)
    .ConfigureServices(services => services.AddSingleton(tests))
    .Run(CommandLine.WithTarget(args));

// After Cake's own table of durations, so that it is the last line.
if (tests.HasRun)
    Console.WriteLine(tests.Line);
return exitCode;
