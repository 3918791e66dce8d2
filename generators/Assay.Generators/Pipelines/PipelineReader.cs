using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Pipelines.Wiring;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Pipelines;

/// <summary>
/// Reads a record marked <c>[Pipeline]</c>. The generator and the analyzers call it, so that they can't disagree on what is valid: a model
/// with problems is reported and yields no output.
/// </summary>
internal static class PipelineReader
{
    private const int MaxPartitions = 64;

    private static readonly string[] s_groups = ["condition-", "for-loop-"];

    /// <summary>The attribute that the pipeline of the generator looks for.</summary>
    public const string AttributeName = "Assay.PipelineAttribute";

    /// <summary>Reads a pipeline; null while its name is still being typed.</summary>
    public static PipelineModel? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.GetAttributes().Find(AttributeName) is not { } attribute || attribute.Argument<string>(0) is not { } name)
            return null;
        var problems = new List<PipelineProblem>();
        var schedule = attribute.Named<string>("Schedule");
        Header(type, name, schedule, problems, cancellation);
        var own = ParameterReader.Read(type, problems, cancellation);
        var drafts = Drafts(type, problems, cancellation);
        var partitions = attribute.Named("Partitions", 1);
        if (partitions is < 1 or > MaxPartitions)
            problems.Add(PipelineProblem.OfPipeline(PipelineProblemKind.BadPartitions, partitions.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var (steps, added) = Wire(own, drafts, partitions, problems);
        var parameters = own.Concat(added).ToEquatableArray();
        CheckNames(parameters, drafts, steps, problems);
        return new PipelineModel(DeclaredType.Of(type), name)
        {
            Documentation = XmlSummary.Of(type, cancellation),
            Owner = attribute.Named<string>("Owner"),
            Schedule = schedule,
            Parameters = parameters,
            Placement = PlacementReader.Read(type, (what, text) => problems.Add(PipelineProblem.OfPipeline(PipelineProblemKind.BadPlacement, what, text))),
            Steps = steps.ToEquatableArray(),
            IsUnfinished = IsUnfinished(type),
            Problems = problems.ToEquatableArray(),
        };
    }

    private static void Header(INamedTypeSymbol type, string name, string? schedule, List<PipelineProblem> problems, CancellationToken cancellation)
    {
        if (DeclaredType.FaultOf(type, cancellation) is { } fault)
            problems.Add(PipelineProblem.OfPipeline(PipelineProblemKind.Declaration, fault.ToString()));
        if (!KubeflowNames.IsName(name) || name.Length > KubeflowNames.MaxPipeline)
            problems.Add(PipelineProblem.OfPipeline(PipelineProblemKind.InvalidName, name));
        if (schedule is not null && Cron.Fault(schedule) is { } wrong)
            problems.Add(PipelineProblem.OfPipeline(PipelineProblemKind.BadSchedule, schedule, wrong));
    }

    private static List<StepDraft> Drafts(INamedTypeSymbol type, List<PipelineProblem> problems, CancellationToken cancellation)
    {
        var drafts = new List<StepDraft>();
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.GetAttributes().Find("Assay.StepAttribute") is { } step)
                drafts.Add(StepReader.Read(method, step, problems, cancellation));
        }

        if (drafts.Count == 0)
            problems.Add(PipelineProblem.OfPipeline(PipelineProblemKind.NoSteps));
        if (drafts.Find(static draft => !draft.IsStatic) is { } instance && ParameterReader.ConstructionFault(type, cancellation) is { } fault)
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.NotConstructible, instance.Method, fault));
        return drafts;
    }

    private static (IReadOnlyList<StepModel> Steps, IEnumerable<ParameterModel> Added) Wire(
        IReadOnlyList<ParameterModel> own, List<StepDraft> drafts, int partitions, List<PipelineProblem> problems)
    {
        var wired = drafts.Select(draft => WireResolver.Resolve(draft, drafts, problems)).ToList();
        var ordered = StepOrder.Sort(wired, problems);
        var parameters = new PipelineParameters();
        var assembly = new StepAssembly(own, parameters, partitions);
        foreach (var step in ordered)
            assembly.Add(step);
        foreach (var gated in Gates.Find(ordered, problems))
            assembly.Add(gated);
        return (assembly.Steps, parameters.Added);
    }

    private static void CheckNames(
        IEnumerable<ParameterModel> parameters, List<StepDraft> drafts, IReadOnlyList<StepModel> steps, List<PipelineProblem> problems)
    {
        foreach (var taken in parameters.GroupBy(static parameter => parameter.Name, StringComparer.Ordinal).Where(static group => group.Count() > 1))
        {
            // An added parameter comes after the record's own, so the last one that is declared is the one to rename.
            var property = taken.Last(static parameter => parameter.Property is not null).Property!;
            problems.Add(PipelineProblem.OfParameter(PipelineProblemKind.ParameterNameTaken, property, taken.Key));
        }

        var names = new HashSet<string>(steps.Where(static step => step.Kind != StepKind.Method).Select(static step => step.Name), StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (!names.Add(draft.Name) || IsGroup(draft.Name))
                problems.Add(PipelineProblem.OfStep(PipelineProblemKind.StepNameTaken, draft.Method, draft.Name));
        }

        foreach (var step in steps)
        {
            if (step.Kind != StepKind.Method && (!KubeflowNames.IsName(step.Name) || step.Name.Length > KubeflowNames.MaxTask))
                problems.Add(PipelineProblem.OfPipeline(PipelineProblemKind.GeneratedName, step.Name, step.Subject!));
        }
    }

    private static bool IsUnfinished(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(static method => method.MethodKind == MethodKind.Constructor || method.GetAttributes().Find(KnownAttributes.Step) is not null)
        .Any(static method => IsUnknown(method.ReturnType) || method.Parameters.Any(static parameter => IsUnknown(parameter.Type)));

    private static bool IsUnknown(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnknown),
        _ => false,
    };

    private static bool IsGroup(string name) => s_groups.Any(group =>
        name.StartsWith(group, StringComparison.Ordinal) && name.Skip(group.Length).All(static c => c is >= '0' and <= '9'));
}
