using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Differences;

namespace Assay.Hosting.Verbs;

/// <summary>Compares two versions.</summary>
internal sealed class VersionDiffVerb : VersionVerb
{
    private readonly Argument<string> _from = Reference("from", "the version to compare from");
    private readonly Argument<string> _to = Reference("to", "the version to compare to");
    private readonly Option<int> _rows = new("--rows") { Description = "the most changed rows shown (default: 20)", DefaultValueFactory = _ => 20 };

    public VersionDiffVerb() : base("diff", "Compares two versions: rows that came, went and changed, cell by cell.", "version diff airports 1 latest")
    {
        Arguments.Add(_from);
        Arguments.Add(_to);
        Options.Add(_rows);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var from = await VersionOfAsync(dataset, arguments.GetValue(_from)!, context, cancellation).ConfigureAwait(false);
        var to = await VersionOfAsync(dataset, arguments.GetValue(_to)!, context, cancellation).ConfigureAwait(false);
        var rows = Math.Max(0, arguments.GetValue(_rows));
        var options = new DiffOptions { MaxChanges = rows, Declared = context.Get<Declarations>().Dataset(dataset).Descriptor };
        var diff = await context.Get<VersionStore>().DiffAsync(dataset, from, to, options, cancellation).ConfigureAwait(false);
        context.WriteJson(diff, VersionDiffJson.Default.VersionDiff);
        if (!context.Json)
            VersionDiffText.Write(context.Out, diff, rows);
        return ExitCode.Fine;
    }
}
