using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Commits;

namespace Assay.Hosting.Verbs;

/// <summary>Validates a dataset's source and commits its rows as the next version.</summary>
internal sealed class VersionCommitVerb : VersionVerb
{
    private readonly Option<string?> _source = new("--source") { Description = "a path or glob instead of the declared source" };
    private readonly CommitOptions _options = new();

    public VersionCommitVerb() : base(
        "commit", "Validates a dataset and commits its rows as the next version.", "version commit airports --source corrections/airports.csv --message \"signs of latitudes\"")
    {
        Options.Add(_source);
        _options.AddTo(this);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var plan = context.Get<Declarations>().Dataset(DatasetOf(arguments, context));
        var request = _options.Read(arguments, context) with { Source = arguments.GetValue(_source) };
        var result = await context.Get<VersionStore>().CommitAsync(plan, request, cancellation).ConfigureAwait(false);
        context.WriteJson(result, CommitResultJson.Default.CommitResult);
        return CommitOptions.Say(result, context);
    }
}
