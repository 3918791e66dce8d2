using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>Reads the names of the metrics that a method returns.</summary>
internal sealed class MetricNames(Bodies bodies, CancellationToken cancellation)
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The names; null where one of them is known at run time only.</summary>
    public static IReadOnlyCollection<string>? Of(IMethodSymbol method, Bodies bodies, CancellationToken cancellation)
    {
        var names = new MetricNames(bodies, cancellation);
        return names.Reads(method, 0) ? names._names : null;
    }

    private bool Reads(IMethodSymbol method, int depth)
    {
        if (depth > MethodWalk.Deepest || bodies.Of(method, cancellation) is not { } body)
            return false;
        var returned = body.DescendantsAndSelf().OfType<IReturnOperation>().Where(static one => one.ReturnedValue is not null && IsOwn(one)).ToList();
        return returned.Count > 0 && returned.TrueForAll(one => Reads(one.ReturnedValue!, body, depth));
    }

    private bool Reads(IOperation value, IOperation body, int depth)
    {
        switch (value.Plain())
        {
            case IThrowOperation:
                return true;
            case IAwaitOperation { Operation: var awaited }:
                return Reads(awaited, body, depth);
            case IConditionalOperation { WhenTrue: var one, WhenFalse: { } other }:
                return Reads(one, body, depth) && Reads(other, body, depth);
            case ITupleOperation { Elements: var elements }:
                return elements.Where(static element => element.Type is { } type && WireTypes.IsMetrics(type)).All(element => Reads(element, body, depth));
            case IObjectCreationOperation { Type: { } type, Arguments.IsEmpty: true } creation when WireTypes.IsMetrics(type):
                return creation.Initializer is not { } initializer || initializer.Initializers.All(Sets);
            case ILocalReferenceOperation { Local: var local }:
                return body.Given(local).ToList() is { Count: > 0 } given && given.TrueForAll(one => Reads(one, body, depth)) && Uses(local, body);
            case IInvocationOperation call:
                return Reads(call, body, depth);
            default:
                return false;
        }
    }

    private bool Reads(IInvocationOperation call, IOperation body, int depth)
    {
        var method = call.TargetMethod;
        if (method.Name == "ConfigureAwait" && call.Instance is { } awaited)
            return Reads(awaited, body, depth);
        if (method.Name == "FromResult" && call.Arguments is [{ Value: var result }])
            return Reads(result, body, depth);
        if (method.Name == "EvaluateAsync" && method.IsOf("Assay.ModelRows"))
            return call.Arguments.Argument("metrics")?.Plain() is { } listed && Lists(listed);
        return method.MethodKind != MethodKind.LocalFunction && Reads(method.OriginalDefinition, depth + 1);
    }

    private bool Lists(IOperation listed) => listed switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.All(Names),
        ICollectionExpressionOperation collection => collection.Elements.All(Names),
        _ => false,
    };

    // metrics["auc"] = …, in an initialiser or later.
    private bool Sets(IOperation operation) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var name }] } } && Names(name);

    private bool Names(IOperation name)
    {
        if (name.Plain().ConstantValue is not { HasValue: true, Value: string constant })
            return false;
        _names.Add(constant);
        return true;
    }

    // Whoever else gets hold of them may add some.
    private bool Uses(ILocalSymbol local, IOperation body) => body.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
        .Where(use => Calls.Same(use.Local, local))
        .All(use => use.Parent switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true, Parent: ISimpleAssignmentOperation set } read when set.Target == read => Sets(set),
            IPropertyReferenceOperation or IReturnOperation or ITupleOperation => true,
            ISimpleAssignmentOperation set => set.Target == use,
            IInvocationOperation call => call.Instance == use,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "FromResult" } } => true,
            IConversionOperation { Parent: IReturnOperation or IForEachLoopOperation } => true,
            _ => false,
        });

    private static bool IsOwn(IOperation returned)
    {
        for (var around = returned.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        }

        return true;
    }
}
