namespace Assay.Cake.Tests.Frosting;

public class CakeHostTests
{
    [Fact]
    public void Dependencies_run_first_and_arguments_reach_the_task()
    {
        var (exitCode, journal) = SampleBuild.Run("--target", "second", "--word=hello");
        Assert.Equal(0, exitCode);
        Assert.Equal(["First", "Between", "Second hello"], journal);
    }

    [Fact]
    public void Exclusive_leaves_dependencies_out() =>
        Assert.Equal(["Second none"], SampleBuild.Run("--target", "Second", "--exclusive").Journal);

    [Fact]
    public void A_task_that_should_not_run_is_skipped()
    {
        var (exitCode, journal) = SampleBuild.Run("-t", "AfterIdle");
        Assert.Equal(0, exitCode);
        Assert.Equal(["AfterIdle"], journal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_exit_code_of_a_cake_exception_survives_and_finally_runs(int code)
    {
        var (exitCode, journal) = SampleBuild.Run("-t", "Refuses", $"--code={code}");
        Assert.Equal(code, exitCode);
        Assert.Equal(["finally"], journal);
    }

    [Fact]
    public void Another_exception_exits_with_1() => Assert.Equal(1, SampleBuild.Run("-t", "Breaks").ExitCode);

    [Fact]
    public void Continue_on_error_goes_on() => Assert.Equal(0, SampleBuild.Run("-t", "Shrugs").ExitCode);

    [Theory]
    [InlineData("--target", "Unknown")]
    [InlineData("--verbosity", "loud")]
    [InlineData("--working", "/no/such/folder")]
    public void Wrong_usage_exits_with_2(string option, string value) =>
        Assert.Equal(2, SampleBuild.Run("--target", "First", option, value).ExitCode);

    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--tree")]
    [InlineData("--description")]
    public void Asking_what_there_is_runs_nothing(string option)
    {
        var (exitCode, journal) = SampleBuild.Run("--target", "Second", option);
        Assert.Equal(0, exitCode);
        Assert.Empty(journal);
    }

    [Fact]
    public void A_lifetime_stands_around_the_tasks() =>
        Assert.Equal(["setup First", "First", "teardown"], SampleBuild.Run("--target", "First", "--lifetime=yes").Journal);

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void An_alias_runs_a_real_process_and_its_exit_code_becomes_the_builds()
    {
        using var folder = new TempFolder();
        var app = folder.Write("app.sh", "#!/bin/sh\necho \"$2\"\nexit \"${APP_EXIT:-0}\"\n");
        File.SetUnixFileMode(app, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Equal(["two words"], SampleBuild.Run("--target", "RunsApp", $"--app={app}").Journal);

        var refusing = folder.Write("no.sh", "#!/bin/sh\nexit 3\n");
        File.SetUnixFileMode(refusing, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Equal(3, SampleBuild.Run("--target", "RunsApp", $"--app={refusing}").ExitCode);
    }
}
