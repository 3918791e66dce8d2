using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Tracking;
using Assay.Tracking.Writing;

namespace Assay.Hosting.Verbs;

/// <summary>Sends what was logged while a tracking server was away.</summary>
internal sealed class TrackingSyncVerb() : Verb("sync", "Sends what was logged while the tracking server was away.", "tracking sync", OutputFormat.Text), IGroupedVerb
{
    public VerbGroup Group => Groups.Tracking;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var report = await context.Get<TrackingJournal>().SyncAsync(context.Get<ITrackingApi>(), cancellation).ConfigureAwait(false);
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{report.Sent} entries sent, {report.Refused.Count} refused, {report.Waiting} files wait"));
        foreach (var refused in report.Refused)
            context.Say($"  refused: {refused}");
        if (report.Stopped is { } stopped)
            throw stopped;
        return ExitCode.Fine;
    }
}
