using Assay.Hosting.Configuration;

namespace Assay.Hosting.Tests.Configuration;

public sealed class ProjectFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_program_below_bin_belongs_to_the_project_there()
    {
        var project = Path.GetDirectoryName(_folder.Write("repo/Taxi/Taxi.csproj", "<Project/>"))!;
        var program = _folder.Write("repo/Taxi/bin/Debug/net10.0/Taxi.dll", "");

        Assert.Equal(project, Find(program));
    }

    [Fact]
    public void A_published_program_works_where_it_is_started()
    {
        using var app = new AppFolder { Program = _folder.Write("app/bin/Taxi.dll", "") };

        Assert.Equal(app.Folder.Path, ProjectFolder.Find(new AssayOptions(), app.Environment(TextWriter.Null, TextWriter.Null)));
    }

    [Fact]
    public void A_configured_root_wins_and_counts_from_the_current_folder()
    {
        _folder.Write("Taxi.csproj", "<Project/>");
        using var app = new AppFolder { Program = _folder.Write("bin/Taxi.dll", "") };

        Assert.Equal(
            app.Folder.File("data"), ProjectFolder.Find(new AssayOptions { Root = "data" }, app.Environment(TextWriter.Null, TextWriter.Null)));
    }

    [Fact]
    public async Task Declared_sources_count_from_the_project_wherever_the_program_is_started()
    {
        _folder.Write("Taxi.csproj", "<Project/>");
        _folder.Write("data/trips/a.csv", Trips.Good);
        using var app = new AppFolder { Program = _folder.Write("bin/Debug/Taxi.dll", "") };

        var run = await app.RunAsync("validate", "taxi-trips");

        Assert.True(run.ExitCode == 0, run.Said);
    }

    private static string Find(string program)
    {
        using var app = new AppFolder { Program = program };
        return ProjectFolder.Find(new AssayOptions(), app.Environment(TextWriter.Null, TextWriter.Null));
    }
}
