using System.CommandLine;
using System.CommandLine.Parsing;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Verbs;

/// <summary>What <c>run</c> takes.</summary>
internal sealed class RunOptions
{
    public Argument<string?> Pipeline { get; } = new("pipeline") { Description = "the pipeline's declared name", Arity = ArgumentArity.ZeroOrOne };

    public Option<Dictionary<string, string>> Parameters { get; } = CommonOptions.Pairs("--param", "a parameter of the pipeline as KEY=VALUE; several times");

    public Option<Dictionary<string, string>> Data { get; } = CommonOptions.Pairs("--data", "a dataset at a version as NAME@REF; several times", '@');

    public Option<DateTimeOffset?> AsOf { get; } = CommonOptions.AsOf();

    public Option<bool> Fresh { get; } = new("--no-cache") { Description = "run every step, even where an earlier result with the same inputs is there" };

    public Option<string[]> Sweep { get; } = new("--sweep") { Description = "run for each of several values, as KEY=V1,V2 or data=NAME@V1..V3; several times for all combinations" };

    public Option<string?> Resume { get; } = new("--resume")
    {
        Description = "go on with a run that failed, was stopped or killed (default: the last); kubeflow: run again what failed in the named one",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Debug { get; } = new("--debug") { Description = "run this step in this process, for a debugger" };

    public Option<string?> File { get; } = new("--file") { Description = "a compiled pipeline of anybody, instead of a declared one" };

    public Option<Dictionary<string, string>> Map { get; } = CommonOptions.Pairs("--map", "with --file: the command that stands for an image, as IMAGE=COMMAND; several times");

    public Option<RunPlace> On { get; } = new("--on") { Description = "where it runs: local (default) or kubeflow (KFP_ENDPOINT)" };

    public Option<string?> Image { get; } = new("--image") { Description = "kubeflow: the steps' image with its digest, REGISTRY/NAME@sha256:… (default: KFP_IMAGE)" };

    public Option<bool> Follow { get; } = new("--follow") { Description = "kubeflow: wait for the end, and exit by the gate's verdict" };

    public Option<string?> Stop { get; } = new("--stop") { Description = "kubeflow: stop this run" };

    public void AddTo(Command verb)
    {
        verb.Arguments.Add(Pipeline);
        foreach (var option in new Option[] { Parameters, Data, AsOf, Fresh, Sweep, Resume, Debug, File, Map, On, Image, Follow, Stop })
            verb.Options.Add(option);
        verb.Validators.Add(Validate);
    }

    public bool IsResumed(ParseResult arguments) => IsGiven(arguments.GetResult(Resume));

    /// <summary>The run to go on with; null for the last.</summary>
    /// <exception cref="UsageException">The text is no run's id.</exception>
    public Guid? ResumedRun(ParseResult arguments) => arguments.GetValue(Resume) is not { Length: > 0 } text
        ? null
        : Guid.TryParse(text, out var id) ? id : throw new UsageException($"--resume takes a run's id, as assay run shows it at its end, not '{text}'.");

    private void Validate(CommandResult result)
    {
        if (IsGiven(result.GetResult(File)) == (result.GetValue(Pipeline) is not null))
            result.AddError("run takes a declared pipeline or --file.");
        if (result.GetValue(On) == RunPlace.Kubeflow)
        {
            Refuse(result, "is for runs on this machine.", Fresh, Sweep, Debug, File, Map);
            if (IsGiven(result.GetResult(Resume)) && result.GetValue(Resume) is null)
                result.AddError("--resume --on kubeflow takes the run's id.");
        }
        else
        {
            Refuse(result, "needs --on kubeflow.", Image, Follow, Stop);
        }

        if (IsGiven(result.GetResult(Resume)))
            Refuse(result, "can't be changed in a run that goes on.", Parameters, Data, AsOf, Sweep);
        if (IsGiven(result.GetResult(File)))
            Refuse(result, "needs a declared pipeline.", Data, AsOf, Sweep, Resume, Debug);
    }

    private static void Refuse(CommandResult result, string why, params Option[] options)
    {
        foreach (var option in options.Where(option => IsGiven(result.GetResult(option))))
            result.AddError($"{option.Name} {why}");
    }

    private static bool IsGiven(OptionResult? option) => option is { Implicit: false };
}

/// <summary>Where a pipeline runs.</summary>
internal enum RunPlace
{
    Local,
    Kubeflow,
}
