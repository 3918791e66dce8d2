using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Commits;

namespace Assay.Hosting.Verbs;

/// <summary>Commits the rows of an older version as the next one.</summary>
internal sealed class VersionRestoreVerb : VersionVerb
{
    private readonly Argument<string> _version = Reference("version", "the version whose rows come back");
    private readonly CommitOptions _options = new();

    public VersionRestoreVerb() : base(
        "restore", "Commits the rows of an older version as the next one; nothing is taken away.", "version restore airports 1 --message \"the corrections were wrong\"")
    {
        Arguments.Add(_version);
        _options.AddTo(this);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var version = await VersionOfAsync(dataset, arguments.GetValue(_version)!, context, cancellation).ConfigureAwait(false);
        var plan = context.Get<Declarations>().Dataset(dataset);
        var result = await context.Get<VersionStore>().RestoreAsync(plan, version, _options.Read(arguments, context), cancellation).ConfigureAwait(false);
        context.WriteJson(result, CommitResultJson.Default.CommitResult);
        return CommitOptions.Say(result, context);
    }
}
