using Assay.TestKit;

namespace Assay.Workspace.Tests;

public sealed class WorkspaceLocatorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_configured_path_wins_and_counts_from_the_start()
    {
        Directory.CreateDirectory(_folder.File(".assay"));

        Assert.Equal(new(_folder.File("here/ws"), WorkspaceOrigin.Configured), WorkspaceLocator.Locate("ws", _folder.File("here")));
        Assert.Equal(new(_folder.File("else"), WorkspaceOrigin.Configured), WorkspaceLocator.Locate(_folder.File("else"), _folder.File("here")));
    }

    [Fact]
    public void The_nearest_ancestor_that_has_one_comes_before_any_solution()
    {
        Directory.CreateDirectory(_folder.File(".assay"));
        Directory.CreateDirectory(_folder.File("a/.assay"));
        _folder.Write("a/b/App.sln", "");
        Directory.CreateDirectory(_folder.File("a/b/c"));

        Assert.Equal(new(_folder.File("a/.assay"), WorkspaceOrigin.Ancestor), WorkspaceLocator.Locate(" ", _folder.File("a/b/c")));
    }

    [Fact]
    public void Without_one_it_belongs_beside_the_solution_else_the_project_else_here()
    {
        var start = _folder.File("src/App/bin");
        Directory.CreateDirectory(start);
        Assert.Equal(new(Path.Combine(start, ".assay"), WorkspaceOrigin.StartFolder), WorkspaceLocator.Locate(null, start));

        _folder.Write("src/App/App.csproj", "");
        Assert.Equal(new(_folder.File("src/App/.assay"), WorkspaceOrigin.BesideProject), WorkspaceLocator.Locate(null, start));

        _folder.Write("All.slnx", "");
        Assert.Equal(new(_folder.File(".assay"), WorkspaceOrigin.BesideSolution), WorkspaceLocator.Locate(null, start));
    }

    [Fact]
    public async Task Opening_a_workspace_writes_nothing_and_its_store_is_the_folder()
    {
        var workspace = AssayWorkspace.Open(WorkspaceLocator.Locate(_folder.File("ws"), _folder.Path));
        Assert.False(Directory.Exists(_folder.File("ws")));

        await workspace.Store.PutAsync("alerts/a", "x"u8.ToArray());
        Assert.Equal(Path.Combine(workspace.Alerts, "a"), Assert.Single(Directory.GetFiles(_folder.File("ws"), "*", SearchOption.AllDirectories)));
    }
}
