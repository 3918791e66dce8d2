using System.Globalization;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Pipelines.Reading;

/// <summary>Reads a method marked <c>[Step]</c>.</summary>
internal static class StepReader
{
    public static StepDraft Read(IMethodSymbol method, AttributeData step, ICollection<PipelineProblem> problems, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (returned, isAwaited) = Unwrap(method.ReturnType);
        var name = NameOf(method.Name, isAwaited);
        if (!KubeflowNames.IsName(name) || name.Length > KubeflowNames.MaxTask)
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.InvalidName, method.Name, name));
        if (method.IsGenericMethod || method.Parameters.Any(static parameter => parameter.RefKind != RefKind.None) || method.RefKind != RefKind.None)
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.StepSignature, method.Name));
        var draft = new StepDraft(method.Name, name)
        {
            Documentation = XmlSummary.Of(method, cancellation),
            IsStatic = method.IsStatic,
            IsAwaited = isAwaited,
            Wants = WantReader.Read(method, problems).ToEquatableArray(),
            Outputs = returned is null ? [] : OutputReader.Read(method, returned, problems).ToEquatableArray(),
            Cpu = step.Named<string>("Cpu"),
            Memory = step.Named<string>("Memory"),
            Accelerator = step.Named<string>("Accelerator"),
            AcceleratorCount = step.Named("AcceleratorCount", 1),
            Placement = PlacementReader.Read(method, (what, text) => problems.Add(PipelineProblem.OfStep(PipelineProblemKind.BadPlacement, method.Name, what, text))),
            Retries = step.Named("Retries", 0),
            Cached = step.Named("Cache", true),
        };
        return draft with { TimeoutSeconds = Limits(draft, step.Named<string>("Timeout"), problems) };
    }

    /// <summary>A task's method is called <c>TrainAsync</c> by custom; the step is <c>train</c>.</summary>
    private static string NameOf(string method, bool isAwaited)
    {
        const string Suffix = "Async";
        return Names.Kebab(isAwaited && method.Length > Suffix.Length && method.EndsWith(Suffix, StringComparison.Ordinal)
            ? method.Substring(0, method.Length - Suffix.Length)
            : method);
    }

    /// <summary>The value that a method yields (null for none), and whether it is awaited.</summary>
    private static (ITypeSymbol? Returned, bool IsAwaited) Unwrap(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Void } => (null, false),
        INamedTypeSymbol named when named.IsNamed("System.Threading.Tasks.Task") || named.IsNamed("System.Threading.Tasks.ValueTask") => (null, true),
        INamedTypeSymbol { TypeArguments: [{ } value] } named
            when named.OriginalDefinition.IsNamed("System.Threading.Tasks.Task`1") || named.OriginalDefinition.IsNamed("System.Threading.Tasks.ValueTask`1")
            => (value, true),
        _ => (type, false),
    };

    private static long? Limits(StepDraft draft, string? timeout, ICollection<PipelineProblem> problems)
    {
        if (draft.Cpu is { } cpu && !Quantities.IsAmount(cpu))
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.BadQuantity, draft.Method, "Cpu", cpu));
        if (draft.Memory is { } memory && !Quantities.IsAmount(memory))
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.BadQuantity, draft.Method, "Memory", memory));
        if (draft.Accelerator is { } accelerator && !accelerator.All(static c => char.IsLetterOrDigit(c) || c is '-' or '.' or '/'))
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.BadPlacement, draft.Method, "the name of a resource", accelerator));
        if (draft.AcceleratorCount < 1)
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.BadPlacement, draft.Method, "a number of accelerators", draft.AcceleratorCount.ToString(CultureInfo.InvariantCulture)));
        if (draft.Retries < 0)
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.BadRetries, draft.Method, draft.Retries.ToString(CultureInfo.InvariantCulture)));
        if (timeout is null)
            return null;
        var seconds = Durations.Seconds(timeout);
        if (seconds is null or < 1 or > int.MaxValue)
        {
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.BadTimeout, draft.Method, timeout));
            return null;
        }

        // Kubernetes counts whole seconds: a part of one is rounded up, so that nothing ends before its time.
        return (long)Math.Ceiling(seconds.Value);
    }
}
