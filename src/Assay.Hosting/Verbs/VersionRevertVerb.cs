using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Restoring;

namespace Assay.Hosting.Verbs;

/// <summary>Commits the latest rows without the changes of one version.</summary>
internal sealed class VersionRevertVerb : VersionVerb
{
    private readonly Argument<string> _version = Reference("version", "the version whose changes are undone");
    private readonly CommitOptions _options = new();

    public VersionRevertVerb() : base(
        "revert", "Undoes the changes of one version on the latest rows. What was changed again since is reported as a conflict, with exit code 1.", "version revert airports 2")
    {
        Arguments.Add(_version);
        _options.AddTo(this);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var version = await VersionOfAsync(dataset, arguments.GetValue(_version)!, context, cancellation).ConfigureAwait(false);
        var plan = context.Get<Declarations>().Dataset(dataset);
        var result = await context.Get<VersionStore>().RevertAsync(plan, version, _options.Read(arguments, context), cancellation).ConfigureAwait(false);
        context.WriteJson(result, ReversalResultJson.Default.ReversalResult);
        if (result.Commit is { } commit)
            return CommitOptions.Say(commit, context);
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{dataset}@{version} can't be undone: {result.Conflicts:N0} rows stand in the way. Nothing was committed"));
        foreach (var conflict in result.First)
            context.Say($"  {Key(conflict)}{conflict.Why}{(conflict.Columns.Count == 0 ? "" : $" ({string.Join(", ", conflict.Columns)})")}");
        return ExitCode.Refused;
    }

    private static string Key(ReversalConflict conflict) =>
        conflict.Key.Count == 0 ? "" : string.Join(", ", conflict.Key.Select(cell => $"{cell.Key} {cell.Value ?? "null"}")) + ": ";
}
