using Build.Services;
using Cake.Common.Diagnostics;

namespace Build.Tasks;

[TaskName("SetupTests")]
[TaskDescription("Installs Debian's chromium, postgresql and gcc where they are missing.")]
public sealed class SetupTestsTask : FrostingTask<BuildContext>
{
    private const int EnvironmentFailed = 3;

    public override void Run(BuildContext context)
    {
        if (DebianPackage.Missing() is not { Count: > 0 } missing)
        {
            context.Information("Chromium, PostgreSQL and gcc are here.");
            return;
        }

        var line = DebianPackage.InstallLine(missing);
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
        {
            Demand(context, $"Tests that need {string.Join(" and ", missing)} are skipped. To have them, run: sudo {line}");
            return;
        }

        try
        {
            Programs.RunQuietly(context, "apt-get", Repository.Root, "update", "-qq");
            Programs.RunQuietly(context, "apt-get", Repository.Root, [.. DebianPackage.InstallArguments, .. missing]);
        }
        catch (CakeException failure)
        {
            Demand(context, $"{failure.Message} To try again: {line}");
            return;
        }

        if (DebianPackage.Missing() is { Count: > 0 } still)
            Demand(context, $"apt-get installed {string.Join(" and ", still)}, yet what the tests look for isn't there.");
        else
            context.Information("Installed {0}.", string.Join(" and ", missing));
    }

    private static void Demand(BuildContext context, string what)
    {
        if (context.IsCi)
            throw new CakeException(EnvironmentFailed, what);
        context.Warning("{0}", what);
    }
}
