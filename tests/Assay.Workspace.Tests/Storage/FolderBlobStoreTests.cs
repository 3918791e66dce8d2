using Assay.TestKit;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Tests.Storage;

public sealed class FolderBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FolderBlobStore _store;

    public FolderBlobStoreTests() => _store = new(_folder.File("store"));

    private protected override IBlobStore Store => _store;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_being_written_are_not_listed()
    {
        await _store.PutAsync("a/b", "whole"u8.ToArray());
        _folder.Write("store/a/.0123.tmp", "half");

        Assert.Equal(["a/b"], await ListAsync(""));
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
}
