using Assay.TestKit;
using Assay.Tracking.Client;
using Assay.Tracking.Store;
using Assay.Tracking.Writing;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Tracking.Tests.Writing;

/// <summary>A store, a server that can be switched off in front of it, and a tracker that writes through that server.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SwitchHandler _switch;
    private readonly EmbeddedServer _server;
    private readonly TrackingClient _client;

    private Place(EmbeddedServer server, TrackingOptions options)
    {
        _server = server;
        _switch = new SwitchHandler();
        _client = new TrackingClient(options with { ServerUri = server.Address, MaxRetries = 0 }, _switch);
        Journal = new TrackingJournal(_folder.File("journal"));
        Tracker = new RunTracker(_client, options, Journal, Clock);
    }

    internal ITrackingApi Api => _client;

    internal TrackingStore Store => _server.Store;

    internal TrackingJournal Journal { get; }

    internal RunTracker Tracker { get; }

    internal FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_000));

    internal TempFolder Folder => _folder;

    internal bool IsReachable
    {
        get => _switch.IsOn;
        set => _switch.IsOn = value;
    }

    internal int Requests => _switch.Requests;

    /// <summary>Whether the server does what it is asked and dies before it answers.</summary>
    internal bool LosesAnswers
    {
        get => _switch.LosesAnswers;
        set => _switch.LosesAnswers = value;
    }

    /// <summary>Holds up every request until it completes; null lets them go.</summary>
    internal Task? HoldUp
    {
        get => _switch.HoldUp;
        set => _switch.HoldUp = value;
    }

    /// <summary>Method and path of every request so far.</summary>
    internal IReadOnlyList<string> Asked => [.. _switch.Asked];

    internal static async Task<Place> OpenAsync(TrackingOptions? options = null) =>
        new(await EmbeddedServer.StartAsync(), options ?? new TrackingOptions());

    internal async Task<RunWriter> StartAsync(string name = "run") =>
        (RunWriter)await Tracker.StartAsync(new RunStart("training", name));

    internal async Task<List<Run>> RunsAsync()
    {
        var runs = new List<Run>();
        if (await Store.Experiments.FindByNameAsync("training") is { } experiment)
            await foreach (var run in Store.Runs.SearchAsync(new RunQuery { ExperimentIds = [experiment.ExperimentId] }))
                runs.Add(run);
        return runs;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _switch.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class SwitchHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _requests;

        internal bool IsOn { get; set; } = true;

        internal int Requests => _requests;

        internal bool LosesAnswers { get; set; }

        internal Task? HoldUp { get; set; }

        internal System.Collections.Concurrent.ConcurrentQueue<string> Asked { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            Asked.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath}");
            if (HoldUp is { } wait)
                await wait.WaitAsync(cancellationToken);
            if (!IsOn)
                throw new HttpRequestException(HttpRequestError.ConnectionError, "switched off");
            var answer = await base.SendAsync(request, cancellationToken);
            if (!LosesAnswers)
                return answer;
            answer.Dispose();
            throw new HttpRequestException(HttpRequestError.ConnectionError, "the server died");
        }
    }
}
