using System.Text;
using Assay.Hosting.Configuration;
using Assay.Hosting.Tests.Declarations;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Tests.Serving;

/// <summary>The verb <c>serve</c>, running in this process on a free port of loopback.</summary>
internal sealed class ServedApp : IAsyncDisposable
{
    private readonly AppFolder _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<int> _serving;

    private ServedApp(AppFolder app, Announcement output, StringWriter error)
    {
        _app = app;
        Error = error;
        _serving = new AssayAppBuilder(["serve", "--port", "0"], app.Environment(output, error)).Build().RunAsync(_stop.Token);
    }

    public HttpClient Client { get; } = new();

    public StringWriter Error { get; }

    /// <summary>Starts serving, and returns when it answers.</summary>
    public static async Task<ServedApp> StartAsync(AppFolder app)
    {
        var output = new Announcement();
        var served = new ServedApp(app, output, new StringWriter());
        var first = await Task.WhenAny(output.Address, served._serving);
        Assert.True(first == output.Address, $"It ended with {(served._serving.IsCompletedSuccessfully ? served._serving.Result : -1)}: {served.Error}");
        served.Client.BaseAddress = new Uri(await output.Address);
        return served;
    }

    /// <summary>Registers a champion, as a pipeline's deployment does.</summary>
    public static async Task<ModelVersion> DeployAsync(AppFolder app, Pace model)
    {
        var environment = app.Environment(TextWriter.Null, TextWriter.Null);
        var builder = new AssayAppBuilder([], environment);
        var services = builder.Services.AddAssay(builder.Configuration, environment).BuildServiceProvider();
        await using (services)
        {
            using var folder = new TempFolder();
            await model.SaveAsync(folder.Path);
            var registry = services.GetRequiredService<IModelRegistry>();
            var version = await registry.RegisterAsync("pace", folder.Path, runId: null, new Dictionary<string, string>());
            await registry.SetAliasAsync("pace", version.Version, ModelAlias.Champion);
            return version;
        }
    }

    public Task<HttpResponseMessage> AskAsync(string body, string model = "pace") =>
        Client.PostAsync(new Uri($"/models/{model}/predict", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Stops it as Ctrl-C does.</summary>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _serving;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        _stop.Dispose();
        _app.Dispose();
    }

    /// <summary>Waits for the line that says where it serves.</summary>
    private sealed class Announcement : StringWriter
    {
        private const string Start = "Serving on ";

        private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Address => _address.Task;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith(Start, StringComparison.Ordinal) == true)
                _address.TrySetResult(value[Start.Length..]);
        }
    }
}
