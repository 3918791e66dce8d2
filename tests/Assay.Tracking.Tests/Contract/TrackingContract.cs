using Assay.TestKit;
using Assay.Tracking.Client;
using Assay.Tracking.Store;

namespace Assay.Tracking.Tests.Contract;

/// <summary>What every tracking place must do alike. Each topic is one class; each runs on the store itself and over HTTP.</summary>
public abstract class TrackingContract : IAsyncLifetime
{
    private ITrackingApi? _api;

    protected ITrackingApi Api => _api!;

    public async Task InitializeAsync() => _api = await OpenAsync();

    public abstract Task DisposeAsync();

    protected abstract Task<ITrackingApi> OpenAsync();

    protected async Task<string> NewRunAsync(string experiment = "contract", string? name = null, long start = 0)
    {
        var id = await Api.Experiments.EnsureAsync(experiment);
        return (await Api.Runs.CreateAsync(new NewRun(id) { RunName = name, StartTime = start })).Info.RunId;
    }

    protected static async Task<TrackingException> RefusedAsync(Func<Task> act, string code, int status)
    {
        var refusal = await Assert.ThrowsAsync<TrackingException>(act);
        Assert.Equal((code, status), (refusal.Code, refusal.StatusCode));
        Assert.False(refusal.IsTransient);
        Assert.NotEmpty(refusal.Message);
        return refusal;
    }
}

/// <summary>The store itself, opened once for a class of tests.</summary>
public sealed class InProcess : IAsyncDisposable, IDisposable
{
    private readonly TempFolder _folder = new();
    private TrackingStore? _store;

    internal ITrackingApi Open() => _store ??= TrackingStore.Open(_folder.File("tracking"), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>The client of an embedded server on loopback, opened once for a class of tests.</summary>
public sealed class OverHttp : IAsyncLifetime
{
    private EmbeddedServer? _server;
    private TrackingClient? _client;

    public Task InitializeAsync() => OpenAsync();

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    internal async Task<ITrackingApi> OpenAsync()
    {
        _server ??= await EmbeddedServer.StartAsync();
        return _client ??= new TrackingClient(new TrackingOptions { ServerUri = _server.Address, MaxRetries = 0 });
    }

    internal async Task DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
