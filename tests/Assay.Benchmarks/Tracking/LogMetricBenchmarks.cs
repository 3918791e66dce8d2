using System.Text;
using Assay.Tracking;
using Assay.Tracking.Client;
using Assay.Tracking.Writing;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Tracking;

/// <summary>
/// What logging a metric costs the thread that trains. The server's side is held up while points are logged, so that only the caller's is
/// measured, time and garbage alike; what waits is sent between the iterations.
/// </summary>
[MemoryDiagnoser]
[InvocationCount(1)]
[WarmupCount(3)]
[IterationCount(15)]
public class LogMetricBenchmarks
{
    private const int Points = 100_000;

    private readonly HeldHandler _server = new();
    private TrackingClient _client = null!;
    private ITrackedRun _run = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        var options = new TrackingOptions { ServerUri = new Uri("http://127.0.0.1"), RunId = "0123456789abcdef0123456789abcdef" };
        _client = new TrackingClient(options, _server);
        var journal = new TrackingJournal(Path.Combine(Path.GetTempPath(), "assay-benchmark-journal"));
        _run = await new RunTracker(_client, options, journal, TimeProvider.System).StartAsync(new RunStart("benchmark", "run"));
        Log();
        await _run.FlushAsync();
        Log();
        await _run.FlushAsync();
    }

    [IterationSetup]
    public void HoldUp() => _server.HoldUp();

    [Benchmark(OperationsPerInvoke = Points)]
    public void OneThread() => Log();

    [Benchmark(OperationsPerInvoke = 2 * Points)]
    public void TwoThreads() => Parallel.Invoke(Log, Log);

    [IterationCleanup]
    public void Send()
    {
        _server.LetGo();
        _run.FlushAsync().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public async Task EndAsync()
    {
        await _run.DisposeAsync();
        await _client.DisposeAsync();
    }

    private void Log()
    {
        for (var step = 0; step < Points; step++)
            _run.LogMetric("train/loss", 0.5, step);
    }

    /// <summary>A server that takes everything, once it is let go.</summary>
    private sealed class HeldHandler : HttpMessageHandler
    {
        private volatile TaskCompletionSource? _held;

        public void HoldUp() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void LetGo()
        {
            _held?.SetResult();
            _held = null;
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_held is { } held)
                await held.Task.WaitAsync(cancellationToken);
            return new HttpResponseMessage { RequestMessage = request, Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        }
    }
}
