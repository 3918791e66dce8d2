using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Retention;

namespace Assay.Hosting.Verbs;

/// <summary>Ends a hold.</summary>
internal sealed class VersionReleaseVerb : VersionVerb
{
    private readonly Argument<string> _name = new("name") { Description = "the hold's name" };
    private readonly Option<string> _why = new("--why") { Description = "why it need no longer stay: becomes part of the hold", Required = true };

    public VersionReleaseVerb() : base("release", "Ends a hold; that it was there stays on record.", "version release airports audit-2026 --why \"audit closed\"")
    {
        Arguments.Add(_name);
        Options.Add(_why);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var store = context.Get<VersionStore>();
        var name = arguments.GetValue(_name)!;
        if (await store.ReleaseAsync(dataset, name, arguments.GetValue(_why)!, cancellation).ConfigureAwait(false) is not { } released)
        {
            var holds = await store.HoldsAsync(dataset, cancellation).ConfigureAwait(false);
            throw UsageException.Unknown("hold", name, holds.Where(hold => hold.ReleasedUtc is null).Select(hold => hold.Name));
        }

        context.WriteJson(released, RetentionJson.Default.VersionHold);
        context.Say(string.Create(CultureInfo.InvariantCulture, $"'{name}' no longer holds {dataset}@{released.Version}"));
        return ExitCode.Fine;
    }
}
