using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Hosting.Data;
using Assay.Pipelines;
using Assay.Pipelines.Kubeflow;
using Assay.Tracking;
using Assay.Workspace;
using Assay.Workspace.Alerts;

namespace Assay.Hosting.Verbs;

/// <summary>Says what is configured, what answers, what is missing and how to get it.</summary>
internal sealed class DoctorVerb() : Verb("doctor", "Says what is configured, what answers, what is missing and how to get it.", "doctor")
{
    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var rows = new List<DoctorRow> { Declared(context), Workspace(context), await TrackingAsync(context, cancellation).ConfigureAwait(false) };
        rows.AddRange(await SourcesAsync(context, cancellation).ConfigureAwait(false));
        rows.AddRange(Channels(context));
        if (await KubeflowAsync(context, cancellation).ConfigureAwait(false) is { } kubeflow)
            rows.Add(kubeflow);
        context.WriteJson(rows, VerbJson.Default.IReadOnlyListDoctorRow);
        foreach (var row in rows)
            context.Say($"{(row.Well ? "✓" : "!")} {row.Part,-24} {row.Found}{(row.Remedy is null ? "" : $"{Environment.NewLine}    {row.Remedy}")}");
        return rows.TrueForAll(row => row.Well || row.Part.StartsWith("alerts", StringComparison.Ordinal)) ? ExitCode.Fine : ExitCode.EnvironmentFailed;
    }

    private static DoctorRow Declared(VerbContext context)
    {
        var all = context.Get<Declarations>();
        return new DoctorRow(
            "declarations",
            all.Modules.Count > 0,
            $"project {all.Project}: {all.Datasets.Count()} datasets and columns, {all.Models.Count()} models, {all.Pipelines.Count()} pipelines, {all.Monitors.Count()} monitors",
            all.Modules.Count > 0 ? null : "Reference the package Assay in the project that declares, and mark records with [Dataset(\"…\")].");
    }

    private static DoctorRow Workspace(VerbContext context)
    {
        var root = context.Get<AssayWorkspace>().Root;
        return new DoctorRow("workspace", true, Directory.Exists(root) ? root : $"{root} (made with the first write)", null);
    }

    private static async Task<DoctorRow> TrackingAsync(VerbContext context, CancellationToken cancellation)
    {
        var tracking = context.Get<ITrackingApi>();
        try
        {
            await tracking.Experiments.SearchPageAsync(new SearchQuery { MaxResults = 1 }, null, cancellation).ConfigureAwait(false);
            return new DoctorRow("tracking", true, tracking.Location, null);
        }
        catch (TrackingException failed)
        {
            return new DoctorRow("tracking", false, $"{tracking.Location}: {failed.Message}", "Start the server, or unset MLFLOW_TRACKING_URI to use the workspace's own store.");
        }
    }

    private static async Task<IReadOnlyList<DoctorRow>> SourcesAsync(VerbContext context, CancellationToken cancellation)
    {
        var rows = new List<DoctorRow>();
        foreach (var plan in context.Get<Declarations>().Datasets.Where(plan => plan.Descriptor.Source is not null))
        {
            var part = $"source {plan.Descriptor.Name}";
            try
            {
                await context.Get<DatasetSources>().DigestAsync(plan, DatasetReference.Default, cancellation).ConfigureAwait(false);
                rows.Add(new DoctorRow(part, true, plan.Descriptor.Source!, null));
            }
            catch (SourceException missing)
            {
                rows.Add(new DoctorRow(part, false, missing.Found, missing.Remedy));
            }
        }

        return rows;
    }

    private static async Task<DoctorRow?> KubeflowAsync(VerbContext context, CancellationToken cancellation)
    {
        if (KubeflowOptions.FromEnvironment(context.Environment.Variable, File.Exists) is not { } options)
            return null;
        using var client = new KubeflowClient(options with { MaxRetries = 0 }, context.Environment.Clock);
        try
        {
            await client.CheckAsync(cancellation).ConfigureAwait(false);
            return new DoctorRow("kubeflow", true, options.Endpoint.ToString(), null);
        }
        catch (PipelineException failed)
        {
            return new DoctorRow("kubeflow", false, $"{failed.Where}: {failed.Found}", failed.Remedy);
        }
    }

    private static IEnumerable<DoctorRow> Channels(VerbContext context)
    {
        var router = context.Get<AlertRouter>();
        return context.Get<Declarations>().Monitors.SelectMany(monitor => monitor.Alerts).Select(route => route.Channel).Distinct(StringComparer.Ordinal)
            .Select(channel => router.Has(channel)
                ? new DoctorRow($"alerts {channel}", true, "configured", null)
                : new DoctorRow($"alerts {channel}", false, "not configured: console and file stand in", $"Set ASSAY_ALERTS__{channel.ToUpperInvariant()}__URL to the channel's webhook."));
    }
}
