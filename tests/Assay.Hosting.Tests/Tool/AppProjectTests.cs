extern alias tool;

using tool::Assay.Tool;

namespace Assay.Hosting.Tests.Tool;

public sealed class AppProjectTests : IDisposable
{
    private const string Declared = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><AssayProject>a</AssayProject></PropertyGroup></Project>";
    private const string Web = "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Assay.Hosting\" /></ItemGroup></Project>";
    private const string Referring = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><ProjectReference Include=\"..\\src\\Assay\\Assay.csproj\" /></ItemGroup></Project>";
    private const string Library = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><AssayProject>a</AssayProject></PropertyGroup></Project>";
    private const string Foreign = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><PackageReference Include=\"Assay.Cake\" /></ItemGroup></Project>";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Declared)]
    [InlineData(Web)]
    [InlineData(Referring)]
    public void The_app_of_the_nearest_folder_above_is_found(string project)
    {
        _folder.Write("Far.csproj", Declared);
        var app = _folder.Write("work/App.csproj", project);
        _folder.Write("work/Other.csproj", Foreign);
        _folder.Write("work/deep/Lib.csproj", Library);

        Assert.Equal(app, AppProject.Above(_folder.File("work/deep")));
    }

    [Fact]
    public void Libraries_and_foreign_programs_are_no_apps()
    {
        _folder.Write("Lib.csproj", Library);
        _folder.Write("Build.csproj", Foreign);

        Assert.Null(AppProject.FindAbove(_folder.Path));
        Assert.Contains("dotnet add package Assay.Hosting", Refused(() => AppProject.Above(_folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_apps_in_one_folder_are_a_question_to_the_user()
    {
        _folder.Write("A.csproj", Declared);
        var b = _folder.Write("B.csproj", Declared);

        Assert.Contains("A.csproj, B.csproj", Refused(() => AppProject.Above(_folder.Path)), StringComparison.Ordinal);
        Assert.Equal(b, AppProject.At("B.csproj", _folder.Path));
    }

    [Fact]
    public void A_named_place_must_be_there_and_hold_an_app()
    {
        var app = _folder.Write("work/App.csproj", Declared);

        Assert.Equal(app, AppProject.At("work", _folder.Path));
        Assert.Contains(_folder.File("wrok"), Refused(() => AppProject.At("wrok", _folder.Path)), StringComparison.Ordinal);
        Refused(() => AppProject.At(".", _folder.Path));
    }

    [Fact]
    public void A_damaged_project_is_told_with_file_and_line()
    {
        var file = _folder.Write("App.csproj", "<Project>\n<PropertyGroup>\n</Project>");

        Assert.StartsWith($"{file}: line 3:", Refused(() => AppProject.Above(_folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tools_own_option_stands_before_the_verb()
    {
        Assert.Equal(("App", "run,p,--project,x"), Parsed("--project", "App", "run", "p", "--project", "x"));
        Assert.Equal(("App", "run"), Parsed("--project=App", "run"));
        Assert.Equal((null, "run,--project,x"), Parsed("run", "--project", "x"));
        Refused(() => ToolCommand.Parse(["--project"]));
    }

    // By name: the tool compiles the exception in, and Hosting has its own.
    private static string Refused(Func<object?> find)
    {
        var refused = Assert.ThrowsAny<Exception>(find);
        Assert.Equal("UsageException", refused.GetType().Name);
        return refused.Message;
    }

    private static (string? Project, string Words) Parsed(params string[] arguments)
    {
        var command = ToolCommand.Parse(arguments);
        return (command.Project, string.Join(',', command.Words));
    }
}
