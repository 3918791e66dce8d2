using System.CommandLine;
using Assay.Data;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Data;
using Assay.Profiling;
using Assay.Profiling.Declarations;
using Assay.Profiling.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Verbs;

/// <summary>Looks at data that nobody declared yet, and writes its first declaration.</summary>
internal sealed class ProfileVerb : Verb
{
    private readonly Argument<string> _source = new("source") { Description = "a file that can be read as a dataset, or a glob of them" };
    private readonly Option<Dictionary<string, string>> _reading = CommonOptions.Reading();
    private readonly Option<string?> _emit = new("--emit") { Description = "csharp: write a record that declares the data, instead of the profile" };
    private readonly Option<string?> _name = new("--name") { Description = "the record's name (default: the file's)" };
    private readonly Option<string?> _report = new("--report") { Description = "write the profile as a page to this file" };

    private readonly Option<string?> _update = new("--update") { Description = "a declared dataset or record: propose what the data changes of its declaration, as a diff" };
    private readonly Option<bool> _accept = new("--accept-breaks") { Description = "with --update: widen rules that the data breaks" };
    private readonly Option<bool> _write = new("--write") { Description = "with --update: change the source file" };

    public ProfileVerb()
        : base("profile", "Says what a file holds, column by column, or writes its first declaration.", "profile data/orders.csv --emit csharp --name Order")
    {
        _emit.AcceptOnlyFromAmong("csharp");
        Arguments.Add(_source);
        Options.Add(_reading);
        Options.Add(_emit);
        Options.Add(_name);
        Options.Add(_report);
        Options.Add(_update);
        Options.Add(_accept);
        Options.Add(_write);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        // A declaration names its source from the project's folder on: an absolute path is true on one machine only.
        var folder = context.Environment.CurrentFolder;
        var source = arguments.GetValue(_source)!;
        var plain = new SourceSpec(Path.IsPathFullyQualified(source) ? Path.GetRelativePath(folder, source).Replace('\\', '/') : source) { BaseFolder = folder };
        var spec = SourceReading.Apply(plain, arguments.GetValue(_reading)!);
        var keys = context.Services.GetService<IKnownKeys>() is { } known ? await known.ReadAsync(cancellation).ConfigureAwait(false) : [];
        var profile = await SourceProfiler.ReadAsync(spec, new ProfileOptions { Keys = keys }, cancellation).ConfigureAwait(false);
        if (arguments.GetValue(_update) is { } name)
            return await new UpdateWriting(context, arguments.GetValue(_accept), arguments.GetValue(_write)).RunAsync(name, spec, profile, cancellation).ConfigureAwait(false);
        if (arguments.GetValue(_emit) is not null)
            await context.Out.WriteAsync(Declaration(profile, arguments.GetValue(_name))).ConfigureAwait(false);
        else if (context.Json)
            context.WriteJson(profile, ProfileJson.Default.SourceProfile);
        else
            ProfileText.Write(context.Out, profile);
        if (arguments.GetValue(_report) is { } report)
            await WriteReportAsync(profile, Path.GetFullPath(report, folder), context, cancellation).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static async Task WriteReportAsync(SourceProfile profile, string path, VerbContext context, CancellationToken cancellation)
    {
        await ProfilePage.WriteAsync(profile, path, context.Environment.Clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        await context.Environment.Error.WriteLineAsync($"report: {path}").ConfigureAwait(false);
    }

    private static string Declaration(SourceProfile profile, string? name)
    {
        try
        {
            return ProfileDeclaration.Write(profile, name);
        }
        catch (ArgumentException nothing)
        {
            throw new UsageException(nothing.Message);
        }
    }
}
