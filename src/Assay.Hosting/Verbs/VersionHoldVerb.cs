using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Retention;

namespace Assay.Hosting.Verbs;

/// <summary>Says that a version must stay.</summary>
internal sealed class VersionHoldVerb : VersionVerb
{
    private readonly Argument<string> _version = Reference("version", "the version");
    private readonly Option<string> _why = new("--why") { Description = "why it must stay: becomes part of the hold", Required = true };
    private readonly Option<string?> _name = new("--name") { Description = "the hold's name (default: v and the version's number)" };

    public VersionHoldVerb() : base("hold", "Says that a version must stay: no gc removes it, and no erase changes it unasked.", "version hold airports 1 --why \"audit 2026\" --name audit-2026")
    {
        Arguments.Add(_version);
        Options.Add(_why);
        Options.Add(_name);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var version = await VersionOfAsync(dataset, arguments.GetValue(_version)!, context, cancellation).ConfigureAwait(false);
        var why = arguments.GetValue(_why)!;
        VersionHold hold;
        try
        {
            hold = await context.Get<VersionStore>().HoldAsync(dataset, version, arguments.GetValue(_name) ?? "v" + version, why, cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }

        if (hold.ReleasedUtc is not null || hold.Why != why || hold.Version.ToString(CultureInfo.InvariantCulture) != version)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"'{hold.Name}' is a hold on {dataset}@{hold.Version} already{(hold.ReleasedUtc is null ? "" : ", which was released")}: choose another --name."));
        context.WriteJson(hold, RetentionJson.Default.VersionHold);
        context.Say($"{dataset}@{version} is held as '{hold.Name}'");
        return ExitCode.Fine;
    }
}
