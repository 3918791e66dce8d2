using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Verification;

namespace Assay.Hosting.Verbs;

/// <summary>Checks that stored versions are what was committed.</summary>
internal sealed class VersionVerifyVerb : VersionVerb
{
    private readonly Argument<string?> _version = new("version")
    {
        Description = "the version: a number, a tag, or latest; all of them where none is named",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public VersionVerifyVerb() : base("verify", "Reads stored versions again: records, parts, rows. Damage ends with exit code 1.", "version verify airports") =>
        Arguments.Add(_version);

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var reference = arguments.GetValue(_version) is { } named ? await VersionOfAsync(dataset, named, context, cancellation).ConfigureAwait(false) : null;
        var report = await context.Get<VersionStore>().VerifyAsync(dataset, reference, cancellation).ConfigureAwait(false);
        context.WriteJson(report, VerifyReportJson.Default.VerifyReport);
        foreach (var damage in report.Damage)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{dataset}@{damage.Version}: {damage.Where}: {damage.Found}; expected {damage.Expected}"));
        context.Say(report.IsWhole
            ? string.Create(CultureInfo.InvariantCulture, $"{dataset}: {report.Versions.Count} versions and {report.Parts} parts are whole")
            : string.Create(CultureInfo.InvariantCulture, $"{dataset}: found damaged: {report.Damage.Count}. Restore the files from a backup"));
        return report.IsWhole ? ExitCode.Fine : ExitCode.Refused;
    }
}
