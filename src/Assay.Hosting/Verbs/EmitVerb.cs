using System.CommandLine;
using Assay.Build.Artifacts;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Hosting.Data;

namespace Assay.Hosting.Verbs;

/// <summary>Writes what the compiler made to <c>assay/</c>, as the build does; or checks that the committed folder is not stale.</summary>
internal sealed class EmitVerb : Verb
{
    private readonly Option<bool> _check = new("--check") { Description = "write nothing; exit 1 where the folder differs from the declarations" };
    private readonly Option<string?> _output = new("--output") { Description = "the folder (default: assay beside the project)" };

    public EmitVerb() : base("emit", "Writes manifest, pipelines and lineage to assay/, or checks that they are up to date.", "emit --check", OutputFormat.Text)
    {
        Options.Add(_check);
        Options.Add(_output);
    }

    public override Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var project = ProjectFolder.Find(context.Get<AssayOptions>(), context.Environment);
        var output = Path.GetFullPath(arguments.GetValue(_output) ?? "assay", project);
        var artifacts = ProjectArtifacts.Of(project);
        return Task.FromResult(arguments.GetValue(_check) ? Check(artifacts, output, context) : Write(artifacts, output, context));
    }

    private static int Write(IReadOnlyList<Artifact> artifacts, string output, VerbContext context)
    {
        var folder = new ArtifactFolder(output);
        var written = artifacts.Count(folder.Write);
        var former = folder.Former(artifacts);
        foreach (var artifact in former)
            folder.Delete(artifact);
        context.Say($"{artifacts.Count} files in {output}, {written} of them new or changed; {former.Count} deleted");
        return ExitCode.Fine;
    }

    private static int Check(IReadOnlyList<Artifact> artifacts, string output, VerbContext context)
    {
        var folder = new ArtifactFolder(output);
        string[] stale =
        [
            .. artifacts.Where(artifact => !folder.Has(artifact)).Select(artifact => artifact.Path)
                .Concat(folder.Former(artifacts).Select(former => $"{former} (no longer declared)"))
                .Order(StringComparer.Ordinal),
        ];
        foreach (var path in stale)
            context.Say($"stale: {path}");
        context.Say(stale.Length == 0 ? $"{output} is what the declarations say" : $"{stale.Length} files in {output} are stale: build the project, look at them, commit them");
        return stale.Length == 0 ? ExitCode.Fine : ExitCode.Refused;
    }
}
