using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;

namespace Assay.Generators.Pipelines.Wiring;

/// <summary>
/// Finds what each parameter of a step is wired to: the output that <c>[From]</c> names, else the one output of its type among the other
/// steps; where no step makes it, rows of a dataset come from its source and a model is the champion.
/// </summary>
internal static class WireResolver
{
    /// <summary>What metrics are of: they have no declaration of their own.</summary>
    public const string MetricsSubject = "metrics";

    public static WiredStep Resolve(StepDraft step, IReadOnlyList<StepDraft> all, ICollection<PipelineProblem> problems)
    {
        var wires = new List<Wire>();
        foreach (var want in step.Wants)
        {
            if (!want.IsWire)
                continue;
            var input = want.FromStep is null ? ByType(step, want, all, problems) : ByName(step, want, all, problems);
            if (input is not null)
                wires.Add(new Wire(want, input));
        }

        return new WiredStep(step, wires);
    }

    private static InputModel? ByType(StepDraft step, WantDraft want, IReadOnlyList<StepDraft> all, ICollection<PipelineProblem> problems)
    {
        var candidates = Outputs(all.Where(other => !ReferenceEquals(other, step)), want);
        if (candidates.Count == 1)
            return Produced(want, candidates[0]);
        if (candidates.Count > 1)
        {
            problems.Add(Ambiguous(step, want, candidates));
            return null;
        }

        switch (want)
        {
            case { Rows: { Source: not null } rows }:
                return new InputModel(Names.Snake(want.Parameter), WireKind.Source, rows.Name) { Project = rows.Project };
            case { Model: { } model }:
                return new InputModel(Names.Snake(want.Parameter), WireKind.Champion, model.Name) { Project = model.Project };
            default:
                problems.Add(PipelineProblem.OfInput(PipelineProblemKind.WireMissing, step.Method, want.Parameter, Shown(want.Kind, want.Type)));
                return null;
        }
    }

    private static InputModel? ByName(StepDraft step, WantDraft want, IReadOnlyList<StepDraft> all, ICollection<PipelineProblem> problems)
    {
        var producer = all.FirstOrDefault(other => other.Method == want.FromStep);
        if (producer is null)
        {
            problems.Add(PipelineProblem.OfInput(PipelineProblemKind.FromUnknownStep, step.Method, want.Parameter, want.FromStep!));
            return null;
        }

        var named = producer.Outputs.Where(output => want.FromOutput is null || Shown(output) == want.FromOutput).ToList();
        if (named.Count == 0)
        {
            string[] arguments = [producer.Method, want.FromOutput ?? "", .. producer.Outputs.Select(Shown)];
            problems.Add(PipelineProblem.OfInput(PipelineProblemKind.FromUnknownOutput, step.Method, want.Parameter, arguments));
            return null;
        }

        var candidates = Outputs([producer], want).Where(candidate => named.Contains(candidate.Output)).ToList();
        if (candidates.Count == 1)
            return Produced(want, candidates[0]);
        problems.Add(candidates.Count > 1 ? Ambiguous(step, want, candidates) : PipelineProblem.OfInput(
            PipelineProblemKind.FromOtherType, step.Method, want.Parameter,
            $"{producer.Method}.{Shown(named[0])}", Shown(named[0].Kind, named[0].Type), Shown(want.Kind, want.Type)));
        return null;
    }

    private static List<Candidate> Outputs(IEnumerable<StepDraft> steps, WantDraft want) =>
        [.. from step in steps
            from output in step.Outputs
            where output.Kind == want.Kind && output.Type == want.Type
            select new Candidate(step, output)];

    private static InputModel Produced(WantDraft want, Candidate candidate)
    {
        var kind = want.Kind switch
        {
            ArgumentKind.Rows => WireKind.Rows,
            ArgumentKind.Model => WireKind.Model,
            _ => WireKind.Metrics,
        };
        return new InputModel(Names.Snake(want.Parameter), kind, want.Rows?.Name ?? want.Model?.Name ?? MetricsSubject)
        {
            Step = candidate.Step.Name,
            Output = candidate.Output.Name,
            Project = want.Model?.Project,
        };
    }

    private static PipelineProblem Ambiguous(StepDraft step, WantDraft want, List<Candidate> candidates)
    {
        string[] arguments = [Shown(want.Kind, want.Type), .. candidates.Select(static candidate => $"{candidate.Step.Method}.{Shown(candidate.Output)}")];
        return PipelineProblem.OfInput(PipelineProblemKind.WireAmbiguous, step.Method, want.Parameter, arguments);
    }

    private static string Shown(OutputDraft output) => output.Element ?? output.Name;

    private static string Shown(ArgumentKind kind, string type)
    {
        var name = type.Replace("global::", "");
        return kind == ArgumentKind.Rows ? $"Rows<{name}>" : name;
    }

    private sealed record Candidate(StepDraft Step, OutputDraft Output);
}
