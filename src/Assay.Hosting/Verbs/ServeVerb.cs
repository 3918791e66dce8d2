using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Hosting.Scheduling;
using Assay.Hosting.Serving;
using Assay.Hosting.Web;
using Assay.Monitoring;
using Assay.Tracking;
using Assay.Tracking.Server;
using Assay.Workspace;
using Assay.Workspace.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Hosting.Verbs;

/// <summary>Serves catalog, runs, monitors, predictions and MLflow's API on one port.</summary>
internal sealed class ServeVerb : Verb
{
    private readonly Option<int> _port = new("--port") { Description = "the port; 0 takes a free one (default: 5080)", DefaultValueFactory = _ => 5080 };
    private readonly Option<string> _host = new("--host") { Description = "the address to listen on (default: this machine alone)", DefaultValueFactory = _ => "127.0.0.1" };

    private readonly Option<bool> _hash = new("--hash") { Description = "reads a password from standard input, writes its hash for Assay:Access:Users, and ends" };
    private readonly Option<bool> _schedules = new("--schedules") { Description = "run pipelines at their declared times and judge monitors' windows; of several servers on one workspace one does" };

    public ServeVerb() : base("serve", "Serves catalog, runs, monitors, predictions and MLflow's API on one port.", "serve --port 5080")
    {
        Options.Add(_port);
        Options.Add(_host);
        Options.Add(_hash);
        Options.Add(_schedules);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        if (arguments.GetValue(_hash))
        {
            var password = await context.Environment.In.ReadLineAsync(cancellation).ConfigureAwait(false);
            context.Out.WriteLine(PasswordHash.Of(password is { Length: > 0 } ? password : throw new UsageException("serve --hash reads a password from standard input, and found none.")));
            return ExitCode.Fine;
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://{arguments.GetValue(_host)}:{arguments.GetValue(_port)}"));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(context.Get<ServedModels>());
        builder.Services.AddSingleton(context.Get<ITrackingApi>());
        builder.Services.AddSingleton(context.Get<AssayWorkspace>());
        builder.Services.AddSingleton(context.Get<Declarations>());
        builder.Services.AddSingleton(context.Get<MonitorRunner>());
        builder.Services.AddSingleton(context.Get<AssayOptions>());
        var app = builder.Build();
        await using (app.ConfigureAwait(false))
        {
            app.Use(static (http, next) =>
            {
                http.Response.Headers.XContentTypeOptions = "nosniff";
                return next(http);
            });
            app.UseAssayAccess();
            app.MapAssay();
            await app.StartAsync(cancellation).ConfigureAwait(false);
            var address = app.Urls.First();
            context.Say($"Serving on {address}");
            context.Say($"  {address}/catalog/   the catalog");
            context.Say($"  {address}/runs       runs and their metrics");
            context.Say($"  {address}/monitors   monitors and their windows");
            foreach (var model in context.Get<Declarations>().Models)
                context.Say($"  POST {address}/models/{model.Descriptor.Name}/predict");
            context.Say($"  MLFLOW_TRACKING_URI={address} for MLflow's own clients. Ctrl-C ends.");
            var delivery = context.Get<DurableOutbox>().RunAsync(cancellation);
            var schedules = arguments.GetValue(_schedules) ? SchedulesAsync(context, cancellation) : Task.CompletedTask;
            await WaitAsync(cancellation).ConfigureAwait(false);
            await schedules.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await delivery.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return ExitCode.Fine;
    }

    private static async Task SchedulesAsync(VerbContext context, CancellationToken cancellation)
    {
        var declared = new DeclaredJobs(context);
        var jobs = declared.All();
        foreach (var job in jobs)
            context.Say($"  schedule {job.Name}, next {job.Next(context.Environment.Clock.GetUtcNow())?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "never"}");
        try
        {
            await new ScheduleKeeper(jobs, Path.Combine(context.Get<AssayWorkspace>().Root, "schedule"), context.Environment.Clock, declared.Tell).RunAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            declared.Tell($"no schedule is kept: {e.Message}");
        }
    }

    private static async Task WaitAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Being told to stop is how serving ends well.
        }
    }
}
