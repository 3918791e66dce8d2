using Assay.TestKit.Snapshots;
using Xunit.Sdk;

namespace Assay.TestKit.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string TestFile => _folder.File("SomeTests.cs");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_text_equal_to_the_accepted_one_passes() => Snapshot.Match("one\ntwo\n", "lines.txt");

    [Fact]
    public void Line_ends_do_not_count() => Snapshot.Match("one\r\ntwo\r\n", "lines.txt");

    [Fact]
    public void A_text_nobody_accepted_fails_and_is_written_for_reading()
    {
        var failure = Assert.Throws<XunitException>(() => Match("text", SnapshotMode.Compare));
        Assert.Contains("no accepted snapshot", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["Snapshots/deep/a.received.txt"], _folder.Files());
    }

    [Fact]
    public void A_difference_fails_and_shows_both_lines()
    {
        _folder.Write("Snapshots/deep/a.verified.txt", "same\nold\n");
        var failure = Assert.Throws<XunitException>(() => Match("same\nnew\n", SnapshotMode.Compare));
        Assert.Contains("  same\n- old\n+ new\n", failure.Message, StringComparison.Ordinal);
        Assert.Equal("same\nnew\n", File.ReadAllText(_folder.File("Snapshots/deep/a.received.txt")));
    }

    [Fact]
    public void Accepting_replaces_the_accepted_text_and_clears_the_received()
    {
        _folder.Write("Snapshots/deep/a.verified.txt", "old");
        _folder.Write("Snapshots/deep/a.received.txt", "new");
        Match("new", SnapshotMode.Accept);
        Assert.Equal(["Snapshots/deep/a.verified.txt"], _folder.Files());
        Assert.Equal("new", File.ReadAllText(_folder.File("Snapshots/deep/a.verified.txt")));
    }

    [Fact]
    public void Ci_fails_on_a_difference_and_writes_nothing()
    {
        Assert.Throws<XunitException>(() => Match("text", SnapshotMode.ReadOnly));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public void A_match_clears_what_an_earlier_run_received()
    {
        _folder.Write("Snapshots/deep/a.verified.txt", "text");
        _folder.Write("Snapshots/deep/a.received.txt", "other");
        Match("text", SnapshotMode.Compare);
        Assert.Equal(["Snapshots/deep/a.verified.txt"], _folder.Files());
    }

    [Fact]
    public void A_name_without_an_extension_is_refused() =>
        Assert.Throws<ArgumentException>(() => Snapshot.Match("text", "name", TestFile, SnapshotMode.Compare));

    private void Match(string text, SnapshotMode mode) => Snapshot.Match(text, "deep/a.txt", TestFile, mode);
}
