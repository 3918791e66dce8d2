using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Records;

namespace Assay.Hosting.Verbs;

/// <summary>Names a version.</summary>
internal sealed class VersionTagVerb : VersionVerb
{
    private readonly Argument<string> _version = Reference("version", "the version");
    private readonly Argument<string> _tag = new("tag") { Description = "the name: letters, digits, '.', '_', '-', first a letter" };
    private readonly Option<bool> _move = new("--move") { Description = "move a tag that is there" };

    public VersionTagVerb() : base("tag", "Names a version, so that runs and people can refer to it.", "version tag airports latest release-2026-03")
    {
        Arguments.Add(_version);
        Arguments.Add(_tag);
        Options.Add(_move);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var tag = arguments.GetValue(_tag)!;
        var version = await VersionOfAsync(dataset, arguments.GetValue(_version)!, context, cancellation).ConfigureAwait(false);
        VersionTag set;
        try
        {
            set = await context.Get<VersionStore>().TagAsync(dataset, tag, version, arguments.GetValue(_move), cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }

        if (set.Version.ToString(CultureInfo.InvariantCulture) != version)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"'{tag}' is version {set.Version} of {dataset} already. Move it with --move."));
        context.WriteJson(set, VersionRecordJson.Default.VersionTag);
        context.Say($"{dataset}@{version} is now '{tag}'");
        return ExitCode.Fine;
    }
}
