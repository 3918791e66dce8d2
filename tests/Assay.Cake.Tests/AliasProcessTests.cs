using Assay.Cake.Tests.Fakes;

namespace Assay.Cake.Tests;

public class AliasProcessTests
{
    [Fact]
    public void Without_an_app_the_tool_runs_in_cakes_working_directory()
    {
        var cake = new FakeCake();
        cake.Assay(["doctor"]);
        Assert.Equal(("assay", "/repo", "\"doctor\""), (cake.Program, cake.Settings.WorkingDirectory.FullPath, cake.CommandLine));
    }

    [Fact]
    public void A_dll_runs_under_dotnet()
    {
        var cake = new FakeCake();
        cake.Assay(["doctor"], new AssaySettings { App = "bin/App.dll", WorkingDirectory = "example" });
        Assert.Equal(("dotnet", "/repo/example", "\"/repo/bin/App.dll\" \"doctor\""), (cake.Program, cake.Settings.WorkingDirectory.FullPath, cake.CommandLine));
    }

    [Fact]
    public void A_project_runs_as_built()
    {
        var cake = new FakeCake();
        cake.Assay(["doctor"], new AssaySettings { App = "app/App.csproj", Configuration = "Release" });
        Assert.Equal(
            """
            "run" "--project" "/repo/app/App.csproj" "--no-build" "--configuration" "Release" "--" "doctor"
            """,
            cake.CommandLine);
    }

    [Fact]
    public void A_folder_is_taken_for_a_project()
    {
        using var folder = new TempFolder();
        var cake = new FakeCake();
        cake.Assay(["doctor"], new AssaySettings { App = folder.Path });
        Assert.Equal($"\"run\" \"--project\" \"{folder.Path}\" \"--no-build\" \"--\" \"doctor\"", cake.CommandLine);
    }

    [Fact]
    public void The_workspace_travels_as_a_variable()
    {
        var cake = new FakeCake();
        var settings = new AssaySettings { Workspace = ".assay" };
        settings.EnvironmentVariables["ASSAY_SOURCES__FLIGHTS"] = "elsewhere.parquet";
        cake.Assay(["doctor"], settings);
        Assert.Equal("/repo/.assay", cake.Settings.EnvironmentVariables["ASSAY_WORKSPACE"]);
        Assert.Equal("elsewhere.parquet", cake.Settings.EnvironmentVariables["ASSAY_SOURCES__FLIGHTS"]);
    }

    [Theory]
    [InlineData(1, "says no")]
    [InlineData(2, "wrong usage")]
    [InlineData(3, "environment failed")]
    [InlineData(134, "ended abnormally")]
    public void A_failing_verb_throws_with_its_own_exit_code(int exitCode, string meaning)
    {
        var cake = new FakeCake { ExitCode = exitCode };
        var failure = Assert.Throws<CakeException>(() => cake.AssayValidate("flights"));
        Assert.Equal(exitCode, failure.ExitCode);
        Assert.Contains(meaning, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_allowed_exit_code_is_returned()
    {
        var cake = new FakeCake { ExitCode = 1 };
        var settings = new AssaySettings { AllowedExitCodes = { 1 } };
        Assert.Equal(1, cake.Assay(["validate", "flights"], settings).ExitCode);
    }

    [Fact]
    public void Output_is_returned_only_when_it_is_caught()
    {
        var cake = new FakeCake { Output = ["{", "}"] };
        Assert.Empty(cake.Assay(["doctor"]).Output);
        Assert.Equal("{\n}", cake.Assay(["doctor"], new AssaySettings { CaptureOutput = true }).Text);
    }
}
