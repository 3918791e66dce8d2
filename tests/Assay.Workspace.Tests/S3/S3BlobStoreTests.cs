using System.Text;
using Amazon.Runtime;
using Assay.Data.S3;
using Assay.TestKit.Loopback;
using Assay.Workspace.Storage;
using Assay.Workspace.Tests.Storage;

namespace Assay.Workspace.Tests.S3;

public sealed class S3BlobStoreTests : BlobStoreContract, IAsyncLifetime
{
    private readonly S3Double _bucket = new();
    private LoopbackServer _server = null!;
    private S3BlobStore _store = null!;

    private protected override IBlobStore Store => _store;

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(_bucket.Answer);
        _store = StoreAt(_server);
    }

    public async Task DisposeAsync()
    {
        _store.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Keys_lie_below_the_prefix_and_nothing_beside_it_is_seen()
    {
        _bucket.Add("team/flights-old/a", "x");
        _bucket.Add("team/flights/", "");

        await _store.PutAsync("events/1", "y"u8.ToArray());

        Assert.Equal(["team/flights-old/a", "team/flights/", "team/flights/events/1"], _bucket.Keys);
        Assert.Equal(["events/1"], await ListAsync(""));
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_known_as_ours()
    {
        _bucket.FailNextPut(500, "InternalError", done: true);

        Assert.True(await _store.PutIfAbsentAsync("versions/1.json", "mine"u8.ToArray()));

        Assert.Equal("mine"u8.ToArray(), await _store.ReadAsync("versions/1.json"));
        Assert.Equal(2, _server.Requests.Count(request => request.Method == "PUT"));
    }

    [Fact]
    public async Task A_write_that_failed_before_another_won_is_known_as_lost_even_with_the_same_content()
    {
        _bucket.Add("team/flights/versions/1.json", "same");
        _bucket.FailNextPut(500, "InternalError");

        Assert.False(await _store.PutIfAbsentAsync("versions/1.json", "same"u8.ToArray()));
    }

    [Fact]
    public async Task A_write_of_which_nothing_is_to_be_found_is_told_as_unknown()
    {
        for (var i = 0; i < 10; i++)
            _bucket.FailNextPut(503, "ServiceUnavailable");

        var thrown = await Assert.ThrowsAsync<WorkspaceException>(() => _store.PutIfAbsentAsync("versions/1.json", "mine"u8.ToArray()));

        Assert.True(thrown.IsTransient);
        Assert.Contains("unknown", thrown.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_is_tried_again_with_the_whole_content()
    {
        _bucket.FailNextPut(409, "ConditionalRequestConflict");
        _bucket.FailNextPut(409, "ConditionalRequestConflict");

        Assert.True(await _store.PutIfAbsentAsync("versions/1.json", "mine"u8.ToArray()));

        Assert.Equal("mine"u8.ToArray(), await _store.ReadAsync("versions/1.json"));
    }

    [Fact]
    public async Task A_refusal_is_told_with_place_and_remedy_and_is_no_loss()
    {
        _bucket.FailNextPut(403, "AccessDenied");

        var thrown = await Assert.ThrowsAsync<WorkspaceException>(() => _store.PutIfAbsentAsync("versions/1.json", "mine"u8.ToArray()));

        Assert.Equal(("s3://assay/team/flights/versions/1.json", "the answer 403 AccessDenied", false), (thrown.Where, thrown.Found, thrown.IsTransient));
        Assert.Contains("s3:PutObject", thrown.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_bucket_is_an_error_and_no_absence()
    {
        using var store = new S3BlobStore(Options(_server.Address) with { Bucket = "asay" }, TimeProvider.System);

        Assert.Contains("NoSuchBucket", (await Assert.ThrowsAsync<WorkspaceException>(() => store.ReadAsync("a"))).Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_honours_the_condition_passes_the_probe_and_keeps_nothing_of_it()
    {
        await _store.ProbeAsync();

        Assert.Empty(_bucket.Keys);
    }

    [Fact]
    public async Task A_store_that_ignores_the_condition_is_refused()
    {
        var careless = new S3Double(conditional: false);
        await using var server = await LoopbackServer.StartAsync(careless.Answer);
        using var store = StoreAt(server);

        var thrown = await Assert.ThrowsAsync<WorkspaceException>(() => store.ProbeAsync());

        Assert.Contains("ignores If-None-Match", thrown.Found, StringComparison.Ordinal);
        Assert.Contains("Concurrent mode is refused", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(careless.Keys);
    }

    [Fact]
    public async Task A_store_that_knows_no_condition_is_refused()
    {
        _bucket.FailNextPut(501, "NotImplemented");

        var thrown = await Assert.ThrowsAsync<WorkspaceException>(() => _store.ProbeAsync());

        Assert.Contains("501", thrown.Found, StringComparison.Ordinal);
        Assert.Contains("Concurrent mode is refused", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_tells_lengths_and_times_of_the_store()
    {
        await _store.PutAsync("a", Encoding.UTF8.GetBytes("12345"));

        await foreach (var entry in _store.ListAsync("a"))
            Assert.Equal(new BlobEntry("a", 5, new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero)), entry);
    }

    private static S3BlobStore StoreAt(LoopbackServer server) => new(Options(server.Address), TimeProvider.System);

    private static S3Options Options(Uri address) => new()
    {
        Bucket = S3Double.Bucket,
        Prefix = "team/flights",
        ServiceUrl = address,
        ForcePathStyle = true,
        Credentials = new BasicAWSCredentials("key", "secret"),
    };
}
