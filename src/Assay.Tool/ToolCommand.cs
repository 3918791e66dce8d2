using Assay.Hosting.CommandLine;

namespace Assay.Tool;

/// <summary>A command line of the tool: its own words first, then those of the app.</summary>
/// <param name="Project">The project or its folder, where <c>--project</c> says which.</param>
/// <param name="Words">The verb and what belongs to it, as the app gets them.</param>
internal sealed record ToolCommand(string? Project, IReadOnlyList<string> Words)
{
    private const string Option = "--project";

    private const string Help = """
        Assay: the C# compiler does the paperwork.

        assay [--project PATH] VERB …   builds the project's own app and runs the verb in it
        assay [--project PATH] --help   lists the verbs of the app
        assay profile FILE              says what a file holds; with --emit csharp, its first declaration; needs no project (but --update does)
        assay explain RULE              explains a diagnostic; needs no project
        assay explain                   lists them all

        The app is the one in the nearest folder, from the current one upwards, that has an executable project with Assay.
        """;

    /// <summary>Takes the tool's own option off the front; everything from the verb on is the app's.</summary>
    /// <exception cref="UsageException"><c>--project</c> without a path.</exception>
    public static ToolCommand Parse(string[] arguments) => arguments switch
    {
        [Option] => throw new UsageException($"{Option} takes the path of a project or its folder."),
        [Option, var path, .. var words] => new(path, words),
        [var both, .. var words] when both.StartsWith(Option + "=", StringComparison.Ordinal) => new(both[(Option.Length + 1)..], words),
        _ => new(null, arguments),
    };

    /// <summary>Runs it.</summary>
    /// <returns>The exit code of the app, or of the verb that needs none; 3 where the app doesn't build.</returns>
    /// <exception cref="UsageException">There is no such rule or no app.</exception>
    public async Task<int> RunAsync(string folder, TextWriter output)
    {
        if (Words is ["explain"] or ["explain", [not '-', ..]])
        {
            await output.WriteLineAsync(Words.Count > 1 ? RulePages.Read(Words[1]) : RulePages.List());
            return ExitCode.Fine;
        }

        // Data comes before declarations: what looks at it waits for no build, but for what compares it with one.
        if (Words is ["profile", ..] && Project is null && !Words.Any(word => word == "--update" || word.StartsWith("--update=", StringComparison.Ordinal)))
            return await ProjectlessVerb.RunAsync(Words, HostEnvironment.OfProcess() with { CurrentFolder = folder, Out = output });

        if (Words is [] or ["--help" or "-h" or "-?"] && Project is null && AppProject.FindAbove(folder) is null)
        {
            await output.WriteLineAsync(Help);
            return ExitCode.Fine;
        }

        var project = Project is null ? AppProject.Above(folder) : AppProject.At(Project, folder);
        return await AppProcess.RunAsync(project, Words);
    }
}
