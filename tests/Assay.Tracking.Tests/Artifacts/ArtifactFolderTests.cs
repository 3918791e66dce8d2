using Assay.TestKit;
using Assay.Tracking.Artifacts;

namespace Assay.Tracking.Tests.Artifacts;

public class ArtifactFolderTests
{
    [Fact]
    public async Task A_link_below_the_root_is_not_followed()
    {
        using var temp = new TempFolder();
        temp.Write("secret/key", "secret");
        temp.Write("artifacts/1/file", "x");
        Directory.CreateSymbolicLink(temp.File("artifacts/1/out"), temp.File("secret"));
        File.CreateSymbolicLink(temp.File("artifacts/1/key"), temp.File("secret/key"));
        var folder = new ArtifactFolder(temp.File("artifacts"));
        Assert.Throws<TrackingException>(() => folder.OpenRead("1/out/key"));
        Assert.Throws<TrackingException>(() => folder.OpenRead("1/key"));
        Assert.Throws<TrackingException>(() => folder.List("1/out"));
        await Assert.ThrowsAsync<TrackingException>(() => folder.WriteAsync("1/out/new", new MemoryStream([1])));
        Assert.Equal(["file"], folder.List("1").Select(file => file.Path));
        Assert.Equal(["artifacts/1/file", "secret/key"], temp.Files().Where(file => !file.Contains("/out") && !file.EndsWith("1/key", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_the_old_file()
    {
        using var temp = new TempFolder();
        var folder = new ArtifactFolder(temp.File("artifacts"));
        await folder.WriteAsync("a", new MemoryStream([1, 2, 3]));
        await Assert.ThrowsAsync<IOException>(() => folder.WriteAsync("a", new BrokenStream()));
        await using var read = folder.OpenRead("a");
        Assert.Equal(3, read.Length);
        Assert.Equal(["artifacts/a"], temp.Files());
    }

    [Theory]
    [InlineData("a%20b", "a b")]
    [InlineData("a/b/", "a/b")]
    [InlineData("", "")]
    [InlineData("train: loss/x", null)]
    [InlineData("a b:c/x", "a b:c/x")]
    [InlineData("..", null)]
    [InlineData("a/%2e%2e/b", null)]
    [InlineData("%2fetc", null)]
    [InlineData("./a", null)]
    public void A_path_is_decoded_until_it_stops_changing(string raw, string? clean)
    {
        if (clean is not null)
            Assert.Equal(clean, ArtifactPath.Clean(raw));
        else
            Assert.Equal("Invalid path", Assert.Throws<TrackingException>(() => ArtifactPath.Clean(raw)).Message);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The line broke.");
    }
}
