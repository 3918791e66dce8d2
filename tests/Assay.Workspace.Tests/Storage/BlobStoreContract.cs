using System.Text;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Tests.Storage;

/// <summary>What every blob store must do, wherever it keeps its objects.</summary>
public abstract class BlobStoreContract
{
    /// <summary>An empty store, the same during one test.</summary>
    private protected abstract IBlobStore Store { get; }

    [Fact]
    public async Task An_object_is_put_once_and_read_back()
    {
        Assert.True(await Store.PutIfAbsentAsync("a/b.json", "one"u8.ToArray()));
        Assert.False(await Store.PutIfAbsentAsync("a/b.json", "two"u8.ToArray()));
        using var more = new MemoryStream("three"u8.ToArray());
        Assert.False(await Store.PutIfAbsentAsync("a/b.json", more));

        Assert.Equal("one"u8.ToArray(), await Store.ReadAsync("a/b.json"));
        Assert.True(await Store.ExistsAsync("a/b.json"));
    }

    [Fact]
    public async Task A_stream_is_stored_whole_and_opened_again()
    {
        var content = Enumerable.Range(0, 300_000).Select(i => (byte)i).ToArray();
        using var source = new MemoryStream(content);
        Assert.True(await Store.PutIfAbsentAsync("big", source));

        await using var stream = await Store.OpenReadAsync("big");
        Assert.NotNull(stream);
        Assert.Equal(ContentHash.Of(content), await ContentHash.OfStreamAsync(stream));
    }

    [Fact]
    public async Task What_is_absent_is_null_and_not_an_error()
    {
        Assert.Null(await Store.ReadAsync("a"));
        Assert.Null(await Store.OpenReadAsync("a/b/c"));
        Assert.False(await Store.ExistsAsync("a"));
        Assert.False(await Store.DeleteAsync("a"));
        Assert.Empty(await ListAsync(""));
        Assert.Empty(await ListAsync("none/of/these"));
    }

    [Fact]
    public async Task Listing_gives_objects_of_a_prefix_in_ordinal_order()
    {
        foreach (var path in new[] { "e/2026-11-24/b", "e/2026-11-24/B", "e/2026-11-23/z", "f/x", "e/2026-11-24/sub/a" })
            await Store.PutAsync(path, Encoding.UTF8.GetBytes(path));

        Assert.Equal(["e/2026-11-23/z", "e/2026-11-24/B", "e/2026-11-24/b", "e/2026-11-24/sub/a", "f/x"], await ListAsync(""));
        Assert.Equal(["e/2026-11-24/B", "e/2026-11-24/b", "e/2026-11-24/sub/a"], await ListAsync("e/2026-11-24"));
        Assert.Equal(["e/2026-11-24/sub/a"], await ListAsync("e/2026-11-24/s"));
        await foreach (var entry in Store.ListAsync("f/"))
            Assert.Equal(3, entry.Bytes);
    }

    [Fact]
    public async Task Putting_replaces_and_deleting_removes()
    {
        await Store.PutAsync("ref", "1"u8.ToArray());
        await Store.PutAsync("ref", "2"u8.ToArray());
        Assert.Equal("2"u8.ToArray(), await Store.ReadAsync("ref"));

        Assert.True(await Store.DeleteAsync("ref"));
        Assert.False(await Store.ExistsAsync("ref"));
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
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutIfAbsentAsync(path, "x"u8.ToArray()));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReadAsync(path));
    }

    [Theory]
    [InlineData("../")]
    [InlineData("/")]
    [InlineData("a/../..//")]
    public async Task A_prefix_that_could_leave_the_store_is_refused(string prefix) =>
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(prefix));

    [Fact]
    public async Task Of_racing_writers_exactly_one_wins_and_its_content_stays()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Store.PutIfAbsentAsync("versions/1.json", Encoding.UTF8.GetBytes($"writer {i}"))));

        var winner = Assert.Single(Enumerable.Range(0, 12), i => won[i]);
        Assert.Equal($"writer {winner}", Encoding.UTF8.GetString((await Store.ReadAsync("versions/1.json"))!));
    }

    [Fact]
    public async Task A_stream_is_taken_from_where_it_stands()
    {
        using var source = new MemoryStream("header body"u8.ToArray());
        source.Position = 7;

        Assert.True(await Store.PutIfAbsentAsync("part", source));

        Assert.Equal("body"u8.ToArray(), await Store.ReadAsync("part"));
    }

    private protected async Task<List<string>> ListAsync(string prefix)
    {
        var paths = new List<string>();
        await foreach (var entry in Store.ListAsync(prefix))
            paths.Add(entry.Path);
        return paths;
    }
}
