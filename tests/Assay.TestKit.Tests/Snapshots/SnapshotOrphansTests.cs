using Assay.TestKit.Snapshots;
using Xunit.Sdk;

namespace Assay.TestKit.Tests.Snapshots;

public class SnapshotOrphansTests
{
    [Fact]
    public void This_project_has_none() => SnapshotOrphans.AssertNone();

    [Fact]
    public void A_snapshot_that_no_source_names_fails()
    {
        using var folder = new TempFolder();
        var test = folder.Write("SomeTests.cs", """Snapshot.Match(text, "kept.txt");""");
        folder.Write("Snapshots/kept.verified.txt", "");
        folder.Write("Snapshots/deep/left.verified.txt", "");
        var failure = Assert.Throws<XunitException>(() => SnapshotOrphans.AssertNone(testFile: test));
        Assert.Contains("left.verified.txt", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kept.verified.txt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_composed_at_run_time_can_be_given()
    {
        using var folder = new TempFolder();
        var test = folder.Write("SomeTests.cs", "");
        folder.Write("Snapshots/deep/left.verified.txt", "");
        SnapshotOrphans.AssertNone(["deep/left.txt"], test);
    }
}
