using System.Text;
using Assay.TestKit;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Tests.Storage;

public sealed class FolderBlobStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FolderBlobStore _store;

    public FolderBlobStoreTests() => _store = new(_folder.File("store"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_object_is_put_once_and_read_back()
    {
        Assert.True(await _store.PutIfAbsentAsync("a/b.json", "one"u8.ToArray()));
        Assert.False(await _store.PutIfAbsentAsync("a/b.json", "two"u8.ToArray()));
        using var more = new MemoryStream("three"u8.ToArray());
        Assert.False(await _store.PutIfAbsentAsync("a/b.json", more));

        Assert.Equal("one"u8.ToArray(), await _store.ReadAsync("a/b.json"));
        Assert.True(await _store.ExistsAsync("a/b.json"));
    }

    [Fact]
    public async Task A_stream_is_stored_whole_and_opened_again()
    {
        var content = Enumerable.Range(0, 300_000).Select(i => (byte)i).ToArray();
        using var source = new MemoryStream(content);
        Assert.True(await _store.PutIfAbsentAsync("big", source));

        await using var stream = await _store.OpenReadAsync("big");
        Assert.NotNull(stream);
        Assert.Equal(ContentHash.Of(content), await ContentHash.OfStreamAsync(stream));
    }

    [Fact]
    public async Task What_is_absent_is_null_and_not_an_error()
    {
        Assert.Null(await _store.ReadAsync("a"));
        Assert.Null(await _store.OpenReadAsync("a/b/c"));
        Assert.False(await _store.ExistsAsync("a"));
        Assert.False(await _store.DeleteAsync("a"));
        Assert.Empty(await ListAsync(""));
        Assert.Empty(await ListAsync("none/of/these"));
    }

    [Fact]
    public async Task Listing_gives_objects_of_a_prefix_in_ordinal_order_without_files_being_written()
    {
        foreach (var path in new[] { "e/2026-11-24/b", "e/2026-11-24/B", "e/2026-11-23/z", "f/x", "e/2026-11-24/sub/a" })
            await _store.PutAsync(path, Encoding.UTF8.GetBytes(path));
        _folder.Write("store/e/2026-11-24/.0123.tmp", "half");

        Assert.Equal(["e/2026-11-23/z", "e/2026-11-24/B", "e/2026-11-24/b", "e/2026-11-24/sub/a", "f/x"], await ListAsync(""));
        Assert.Equal(["e/2026-11-24/B", "e/2026-11-24/b", "e/2026-11-24/sub/a"], await ListAsync("e/2026-11-24"));
        Assert.Equal(["e/2026-11-24/sub/a"], await ListAsync("e/2026-11-24/s"));
        await foreach (var entry in _store.ListAsync("f/"))
            Assert.Equal(3, entry.Bytes);
    }

    [Fact]
    public async Task Putting_replaces_and_deleting_removes()
    {
        await _store.PutAsync("ref", "1"u8.ToArray());
        await _store.PutAsync("ref", "2"u8.ToArray());
        Assert.Equal("2"u8.ToArray(), await _store.ReadAsync("ref"));

        Assert.True(await _store.DeleteAsync("ref"));
        Assert.False(await _store.ExistsAsync("ref"));
    }

    [Fact]
    public async Task A_disk_that_fails_is_told_with_place_and_remedy_and_is_no_absence()
    {
        Directory.CreateDirectory(_folder.File("store/folder"));
        var thrown = await Assert.ThrowsAsync<WorkspaceException>(() => _store.ReadAsync("folder"));
        await Assert.ThrowsAsync<WorkspaceException>(() => _store.OpenReadAsync("folder"));

        Assert.Equal(_folder.File("store/folder"), thrown.Where);
        Assert.Contains("ASSAY_WORKSPACE", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("..")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("./a")]
    [InlineData(@"a\b")]
    [InlineData("c:a")]
    [InlineData("a\nb")]
    [InlineData("a/.x.tmp")]
    public async Task A_path_that_could_leave_the_store_is_refused(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _store.PutIfAbsentAsync(path, "x"u8.ToArray()));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.ReadAsync(path));
    }

    [Theory]
    [InlineData("../")]
    [InlineData("/")]
    [InlineData("a/../..//")]
    public async Task A_prefix_that_could_leave_the_store_is_refused(string prefix) =>
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(prefix));

    private async Task<List<string>> ListAsync(string prefix)
    {
        var paths = new List<string>();
        await foreach (var entry in _store.ListAsync(prefix))
            paths.Add(entry.Path);
        return paths;
    }
}
