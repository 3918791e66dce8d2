using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Versioning;
using Assay.Versioning.Differences;

namespace Assay.Hosting.Verbs;

/// <summary>Compares versions, files, and what a source holds now.</summary>
internal sealed class VersionDiffVerb : VersionVerb
{
    private readonly Argument<string> _from = Reference("from", "the version, or the file, to compare from");
    private readonly Argument<string?> _to = new("to") { Description = "the version, or the file, to compare to; left out: the dataset's source as it is now", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _source = new("--source") { Description = "a path, glob or URI to compare to, instead of a version" };
    private readonly Option<int> _rows = new("--rows") { Description = "the most changed rows shown (default: 20)", DefaultValueFactory = _ => 20 };
    private readonly Option<string?> _out = new("--out") { Description = "write all changed rows to this Parquet file; they are data, nothing is masked" };
    private readonly Option<string?> _report = new("--report") { Description = "write the difference as a page to this file, with distributions before and after" };

    public VersionDiffVerb() : base(
        "diff", "Compares two versions, files, or a version and its source: rows that came, went and changed, cell by cell.", "version diff airports 1 latest --report changes.html")
    {
        Arguments.Add(_from);
        Arguments.Add(_to);
        Options.Add(_source);
        Options.Add(_rows);
        Options.Add(_out);
        Options.Add(_report);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = DatasetOf(arguments, context);
        var (to, source) = (arguments.GetValue(_to), arguments.GetValue(_source));
        if (to is not null && source is not null)
            throw new UsageException("Name a version to compare to, or --source: one of them.");
        var folder = context.Environment.CurrentFolder;
        var rows = Math.Max(0, arguments.GetValue(_rows));
        var report = arguments.GetValue(_report);
        var options = new DiffOptions
        {
            MaxChanges = rows,
            Declared = context.Get<Declarations>().Dataset(dataset).Descriptor,
            Columns = report is not null,
            ChangesFile = arguments.GetValue(_out) is { } path ? Path.GetFullPath(path, folder) : null,
        };
        var before = await InputAsync(dataset, arguments.GetValue(_from)!, context, cancellation).ConfigureAwait(false);
        var after = to is null ? Live(dataset, source, context) : await InputAsync(dataset, to, context, cancellation).ConfigureAwait(false);
        var diff = await context.Get<VersionStore>().DiffAsync(dataset, before, after, options, cancellation).ConfigureAwait(false);
        context.WriteJson(diff, VersionDiffJson.Default.VersionDiff);
        if (!context.Json)
            VersionDiffText.Write(context.Out, diff, rows);
        if (report is not null)
            await VersionDiffPage.WriteAsync(diff, Path.GetFullPath(report, folder), context.Environment.Clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    // What is a version is one, whatever files lie around.
    private static async Task<DiffInput> InputAsync(string dataset, string named, VerbContext context, CancellationToken cancellation)
    {
        var version = await context.Get<VersionStore>().FindAsync(dataset, named, cancellation).ConfigureAwait(false);
        return version is null && File.Exists(Path.GetFullPath(named, context.Environment.CurrentFolder))
            ? Live(dataset, named, context)
            : new DiffInput(await VersionOfAsync(dataset, named, context, cancellation).ConfigureAwait(false));
    }

    private static DiffInput Live(string dataset, string? source, VerbContext context)
    {
        var rows = context.Get<Declarations>().Dataset(dataset).Open(context.Get<IDatasetSources>(), new DatasetReference { Source = source });
        return new DiffInput(source ?? rows.Identity.Location ?? "its source", rows);
    }
}
