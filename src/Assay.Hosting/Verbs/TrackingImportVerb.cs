using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Tracking;
using Assay.Tracking.Client;
using Assay.Tracking.Import;

namespace Assay.Hosting.Verbs;

/// <summary>Brings runs and models from elsewhere.</summary>
internal sealed class TrackingImportVerb : Verb, IGroupedVerb
{
    private readonly Option<string> _from = new("--from") { Description = "MLflow's file store (a folder such as mlruns), or a tracking server's address", Required = true };

    public TrackingImportVerb() : base(
        "import", "Brings experiments, runs and registered models from MLflow's file store or another server; done again it adds nothing.", "tracking import --from mlruns/") =>
        Options.Add(_from);

    public VerbGroup Group => Groups.Tracking;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var import = new TrackingImport(context.Get<ITrackingApi>(), context.Environment.Clock);
        var report = await ImportAsync(import, arguments.GetValue(_from)!, context, cancellation).ConfigureAwait(false);
        context.WriteJson(report, VerbJson.Default.ImportReport);
        context.Say($"{report.From} → {report.To}");
        TextTable.Write(context.Json ? TextWriter.Null : context.Out, ["", ">imported", ">there already"],
        [
            ["experiments", Text(report.Experiments.Imported), Text(report.Experiments.Known)],
            ["runs", Text(report.Runs.Imported), Text(report.Runs.Known)],
            ["model versions", Text(report.ModelVersions.Imported), Text(report.ModelVersions.Known)],
            ["artifacts", Text(report.Artifacts), ""],
        ], indent: 2);
        foreach (var skipped in report.Skipped)
            context.Say($"  left out: {TextTable.Printable(skipped)}");
        foreach (var problem in report.Problems)
            await context.Environment.Error.WriteLineAsync(TextTable.Printable(problem)).ConfigureAwait(false);
        return report.Problems.Count == 0 ? ExitCode.Fine : ExitCode.Refused;
    }

    private static async Task<ImportReport> ImportAsync(TrackingImport import, string from, VerbContext context, CancellationToken cancellation)
    {
        var options = context.Get<TrackingOptions>();
        if (!from.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !from.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            var folder = from.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? new Uri(from).LocalPath : from;
            return await import.FromFilesAsync(Path.GetFullPath(folder, context.Environment.CurrentFolder), cancellation).ConfigureAwait(false);
        }

        // The source's own credentials stand in its address; without, those of the environment are tried.
        var address = new Uri(from);
        var source = (address.UserInfo.Length > 0 ? options with { Username = null, Password = null, Token = null } : options).WithServer(from);
        if (source.ServerUri == options.ServerUri)
            throw new UsageException("--from is the server that everything would go to: unset MLFLOW_TRACKING_URI, or name another one.");
        var server = new TrackingClient(source, handler: null, context.Environment.Clock);
        await using (server.ConfigureAwait(false))
            return await import.FromServerAsync(server, cancellation).ConfigureAwait(false);
    }

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
