using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Pipelines;

/// <summary>Says what is wrong with a pipeline, and what to write instead.</summary>
internal static class ProblemWords
{
    public static string Of(PipelineProblem problem)
    {
        var (step, parameter) = (problem.Step, problem.Parameter);
        string Argument(int index) => index < problem.Arguments.Count ? problem.Arguments[index] : "";
        string From(int index) => string.Join(", ", problem.Arguments.Skip(index));
        switch (problem.Kind)
        {
            case PipelineProblemKind.InvalidName when step is null && parameter is null:
                return $"'{Argument(0)}' is no name in Kubeflow: use lower-case letters, digits and hyphens, starting with a letter or digit, at most {KubeflowNames.MaxPipeline}";
            case PipelineProblemKind.InvalidName:
                return $"'{Argument(0)}' of '{parameter ?? step}' is no name in Kubeflow: use unaccented letters and digits, starting with a letter, at most {KubeflowNames.MaxTask}";
            case PipelineProblemKind.GeneratedName:
                return $"the generated step '{Argument(0)}' has a name longer than {KubeflowNames.MaxTask} characters, which Kubeflow refuses: shorten '{Argument(1)}'";
            case PipelineProblemKind.NotConstructible:
                return $"'{step}' is an instance method, but the record can't be made of its positional properties: {Argument(0)}";
            case PipelineProblemKind.NoSteps:
                return "the pipeline has no step: mark a method [Step]";
            case PipelineProblemKind.BadSchedule:
                return $"'{Argument(0)}' is no 5-field cron expression: {Argument(1)}";
            case PipelineProblemKind.ParameterType:
                return $"parameter '{parameter}' is of type {Argument(0)}, which Kubeflow can't carry: take text, int, long, float, double, bool or an enum";
            case PipelineProblemKind.ParameterDefault:
                return $"the default '{Argument(0)}' of '{parameter}' can't be carried by Kubeflow: give a finite number within 2^53, a member of the enum, or text";
            case PipelineProblemKind.ParameterNameTaken:
                return $"'{Argument(0)}' is the name of another parameter in Kubeflow: rename '{parameter}'";
            case PipelineProblemKind.StepNameTaken:
                return $"'{Argument(0)}' is the name of another step in Kubeflow: rename '{step}'";
            case PipelineProblemKind.WireNameTaken:
                return $"'{Argument(0)}' names two inputs or two outputs of '{step}': rename one";
            case PipelineProblemKind.StepSignature:
                return $"'{step}' has type parameters or takes something by reference: a step takes and returns values";
            case PipelineProblemKind.StepParameterType:
                return $"'{parameter}' of '{step}' is of type {Argument(0)}, which no step makes and nothing injects: make it a positional property of the record";
            case PipelineProblemKind.StepReturnType:
                return $"'{step}' returns {Argument(0)}, which can't be stored: return Rows<T>, a model, Metrics, a named tuple of them, or nothing";
            case PipelineProblemKind.OutputUnnamed:
                return $"'{step}' returns a tuple whose {Argument(0)} has no name: name every element";
            case PipelineProblemKind.RowsUnmarked:
                return $"{Argument(0)} is marked neither [Dataset] nor [Columns], so its rows can't be stored: mark it [Columns(\"…\")]";
            case PipelineProblemKind.CandidateAmbiguous:
                return $"several steps make the gated model '{Argument(0)}': {From(1)}; one of them must take what the others make";
            case PipelineProblemKind.GateWithoutEvaluation:
                return $"model '{Argument(0)}' has a gate, but no step takes {Argument(1)} with rows and returns Metrics: add one that evaluates it";
            case PipelineProblemKind.BadTimeout:
                return $"'{Argument(0)}' is no duration: write 15m, 6h, 1d or ISO 8601";
            case PipelineProblemKind.BadQuantity:
                return $"{Argument(0)} is '{Argument(1)}', which is no quantity of Kubernetes above zero: write 2 or 500m for Cpu, 4Gi for Memory";
            case PipelineProblemKind.BadPartitions:
                return $"validations can't be split into {Argument(0)} shards: the number is 1 to 64";
            case PipelineProblemKind.BadPlacement:
                return $"{(step is null ? "the pipeline" : $"'{step}'")} asks the cluster for '{Argument(1)}', which is not {Argument(0)}";
            case PipelineProblemKind.BadRetries:
                return $"'{step}' can't be tried again {Argument(0)} times: the number is not below 0";
            default:
                return OfWire(problem, Argument, From);
        }
    }

    private static string OfWire(PipelineProblem problem, Func<int, string> argument, Func<int, string> from)
    {
        var (step, parameter) = (problem.Step, problem.Parameter);
        switch (problem.Kind)
        {
            case PipelineProblemKind.WireMissing:
                return $"nothing makes the {argument(0)} that '{parameter}' of '{step}' takes: add a step that returns it, or give its [Dataset] a Source";
            case PipelineProblemKind.WireAmbiguous:
                return $"'{parameter}' of '{step}' takes {argument(0)}, which several outputs are: name one with [From]: {from(1)}";
            case PipelineProblemKind.FromUnknownStep:
                return $"[From] names '{argument(0)}', which is no step of this pipeline";
            case PipelineProblemKind.FromUnknownOutput:
                return $"[From] names output '{argument(1)}', but '{argument(0)}' returns {(problem.Arguments.Count > 2 ? from(2) : "nothing")}";
            case PipelineProblemKind.FromOtherType:
                return $"[From] names {argument(0)}, which is {argument(1)}, but '{parameter}' of '{step}' takes {argument(2)}";
            case PipelineProblemKind.FromOnService:
                return $"[From] stands on '{parameter}' of '{step}', which takes no output of a step";
            case PipelineProblemKind.Cycle:
                return $"steps wait for each other: {string.Join(" → ", problem.Arguments)}";
            default:
                return string.Join(", ", problem.Arguments);
        }
    }
}
