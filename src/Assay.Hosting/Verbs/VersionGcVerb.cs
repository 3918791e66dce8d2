using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Retention;

namespace Assay.Hosting.Verbs;

/// <summary>Removes the versions that nothing keeps.</summary>
internal sealed class VersionGcVerb : VersionVerb
{
    private readonly Option<string?> _keep = new("--keep") { Description = "how long versions are kept, instead of the declared time: 90d, 12w, PT36H" };
    private readonly Option<int?> _last = new("--keep-last") { Description = "how many of the newest versions are kept, instead of the declared time, or beside --keep" };
    private readonly Option<bool> _apply = new("--apply") { Description = "remove; without it nothing is changed" };

    public VersionGcVerb() : base(
        "gc", "Says which versions nothing keeps (no rule, tag, hold or deployed model), and with --apply removes their rows.", "version gc airports --keep-last 10")
    {
        Options.Add(_keep);
        Options.Add(_last);
        Options.Add(_apply);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var keep = arguments.GetValue(_keep);
        if (keep is not null && KeepTime.Parse(keep) is null)
            throw new UsageException($"'{keep}' is no duration: write 15m, 6h, 90d, 2w or ISO 8601.");
        if (arguments.GetValue(_last) is < 1)
            throw new UsageException("--keep-last takes a number from 1: the latest version always stays.");
        var request = new CollectionRequest { Keep = KeepTime.Parse(keep), KeepLast = arguments.GetValue(_last), Apply = arguments.GetValue(_apply) };
        var report = await context.Get<VersionStore>()
            .CollectAsync(context.Get<Declarations>().Dataset(dataset).Descriptor, request, cancellation).ConfigureAwait(false);
        context.WriteJson(report, RetentionJson.Default.CollectionReport);
        Say(report, context);
        return ExitCode.Fine;
    }

    private static void Say(CollectionReport report, VerbContext context)
    {
        context.Say($"{report.Dataset}: {report.Policy}");
        foreach (var kept in report.Kept)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{kept.Version,5}  kept     {string.Join("; ", kept.Because)}"));
        foreach (var version in report.Removed)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{version,5}  {(report.Applied ? "removed" : "goes")}"));
        foreach (var file in report.Files)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"       {file.Path}  {file.Bytes:N0} bytes  {file.Why}"));
        var what = string.Create(CultureInfo.InvariantCulture, $"{report.Removed.Count} versions, {report.Files.Count} files, {report.Bytes:N0} bytes");
        context.Say(report.Applied ? $"removed: {what}" : report.Removed.Count + report.Files.Count == 0 ? "nothing goes" : $"would go: {what}. Nothing was changed; --apply does it");
    }
}
