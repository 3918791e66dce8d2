using Assay.TestKit.Postgres;

namespace Assay.TestKit.Tests.Postgres;

public sealed class PostgresBinariesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_newest_version_is_taken_by_number()
    {
        Install("versions/9.6/bin");
        Install("versions/15/bin");
        Assert.Equal(_folder.File("versions/15/bin"), PostgresBinaries.Find(_folder.File("versions"), ""));
    }

    [Fact]
    public void Without_a_version_folder_the_path_is_searched()
    {
        Install("own");
        Assert.Equal(_folder.File("own"), PostgresBinaries.Find(_folder.File("versions"), $"/nowhere:{_folder.File("own")}"));
    }

    [Fact]
    public void A_client_without_a_server_is_none()
    {
        _folder.Write("own/psql", "");
        Assert.Null(PostgresBinaries.Find(_folder.File("versions"), _folder.File("own")));
    }

    private void Install(string folder)
    {
        _folder.Write(folder + "/initdb", "");
        _folder.Write(folder + "/pg_ctl", "");
    }
}
