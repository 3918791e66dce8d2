using Assay.TestKit;
using Assay.Workspace.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Workspace.Tests.Storage;

public sealed class ContentHashTests : IDisposable
{
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bytes_streams_and_files_of_one_content_have_one_hash()
    {
        using var stream = new MemoryStream("abc"u8.ToArray());

        Assert.Equal(OfAbc, ContentHash.Of("abc"u8));
        Assert.Equal(OfAbc, await ContentHash.OfStreamAsync(stream));
        Assert.Equal(OfAbc, await ContentHash.OfFileAsync(_folder.Write("a", "abc")));
    }

    [Fact]
    public async Task A_remembered_hash_is_used_until_length_or_time_of_change_differ()
    {
        var file = _folder.Write("a", "abc");
        var changed = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, changed);
        var cache = new ContentHashCache(_folder.File("cache"), new FakeTimeProvider(new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(OfAbc, await cache.OfFileAsync(file));

        await File.WriteAllTextAsync(file, "xyz");
        File.SetLastWriteTimeUtc(file, changed);
        Assert.Equal(OfAbc, await cache.OfFileAsync(file));

        File.SetLastWriteTimeUtc(file, changed.AddTicks(10));
        Assert.Equal(ContentHash.Of("xyz"u8), await cache.OfFileAsync(file));
    }

    [Fact]
    public async Task A_file_changed_a_moment_ago_is_not_remembered()
    {
        var file = _folder.Write("a", "abc");
        var changed = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, changed);
        var cache = new ContentHashCache(_folder.File("cache"), new FakeTimeProvider(new(2026, 1, 1, 0, 0, 1, TimeSpan.Zero)));
        await cache.OfFileAsync(file);

        await File.WriteAllTextAsync(file, "xyz");
        File.SetLastWriteTimeUtc(file, changed);
        Assert.Equal(ContentHash.Of("xyz"u8), await cache.OfFileAsync(file));
    }

    [Fact]
    public async Task A_damaged_entry_counts_as_none()
    {
        var file = _folder.Write("a", "abc");
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var cache = new ContentHashCache(_folder.File("cache"), new FakeTimeProvider(new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)));
        await cache.OfFileAsync(file);
        var entry = Assert.Single(Directory.GetFiles(_folder.File("cache")));
        await File.WriteAllTextAsync(entry, "garbage");

        Assert.Equal(OfAbc, await cache.OfFileAsync(file));
    }
}
