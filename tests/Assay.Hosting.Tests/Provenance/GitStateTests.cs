using Assay.Hosting.Provenance;

namespace Assay.Hosting.Tests.Provenance;

public class GitStateTests
{
    private const string Head = "# branch.oid 0123456789abcdef0123456789abcdef01234567\n# branch.head main\n# branch.ab +0 -0\n";

    [Theory]
    [InlineData("", false)]
    [InlineData("1 .M N... 100644 100644 100644 aa bb src/Train.cs\n", true)]
    [InlineData("? src/New.cs\n", true)]
    [InlineData("? .assay/\n", false)]
    [InlineData("? \"project/.assay/\"\n", false)]
    [InlineData("? .assay/\n? New.cs\n", true)]
    public void What_a_run_itself_writes_makes_nothing_dirty(string changes, bool dirty)
    {
        var state = GitState.Parse(Head + changes, ".assay");

        Assert.Equal(("0123456789abcdef0123456789abcdef01234567", "main", dirty), (state.Commit, state.Branch, state.Dirty));
    }

    [Fact]
    public void Before_the_first_commit_and_on_no_branch_there_is_neither() =>
        Assert.Equal(new GitState(null, null, false, null), GitState.Parse("# branch.oid (initial)\n# branch.head (detached)\n", ".assay"));

    [Theory]
    [InlineData("https://user:secret@git.example.org/team/trips.git", "https://git.example.org/team/trips.git")]
    [InlineData("git@git.example.org:team/trips.git\n", "git@git.example.org:team/trips.git")]
    [InlineData(" ", null)]
    public void A_repository_is_named_without_credentials(string origin, string? expected) => Assert.Equal(expected, GitState.WithoutCredentials(origin));
}
