using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows.Columns;

/// <content>Calls, and objects that are made.</content>
internal abstract partial class ColumnFlow
{
    // What changes a text's case or its blanks, or puts it among others, leaves it readable.
    private static readonly string[] s_readable =
        ["ToString", "Trim", "TrimStart", "TrimEnd", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "Normalize", "Concat", "Join", "Format"];

    public override Flow VisitInvocation(IInvocationOperation operation, FlowState state)
    {
        var method = operation.TargetMethod;
        var instance = Visit(operation.Instance, state);
        var given = operation.Arguments.ToDictionary(static argument => argument, argument => Visit(argument.Value, state));
        var whole = given.Values.Aggregate(Flow.None, static (all, one) => all.Or(one.Whole()));
        Called(operation, whole);
        if (_local.TryGetValue(method.OriginalDefinition, out var local) && _within.Count < MethodWalk.Deepest && !_within.Contains(method, SymbolEqualityComparer.Default))
        {
            _within.Push(method);
            var returned = Follow(local.Body ?? local.IgnoredBody!, Bound(state.Branch(), given, local.Symbol));
            _within.Pop();
            return returned;
        }

        if (method.MethodKind != MethodKind.LocalFunction && Enter(method, operation.Syntax, Bound(new FlowState { This = instance }, given, method.OriginalDefinition)) is { } followed)
            return followed;

        var all = instance.Whole().Or(whole) with { IsRow = false };
        foreach (var argument in operation.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
                Assign(argument.Value, all.Derived(), state);
        }

        // What takes values in holds them.
        if (operation.Instance is ILocalReferenceOperation { Local: var receiver } && whole.All.Count > 0)
            state[receiver] = state[receiver].Or(whole.Derived());
        return IsReadable(method) ? all : all.Derived();
    }

    public override Flow VisitObjectCreation(IObjectCreationOperation operation, FlowState state)
    {
        var members = ImmutableDictionary<string, Flow>.Empty;
        var rest = Flow.None;
        foreach (var argument in operation.Arguments)
        {
            var value = Visit(argument.Value, state);
            if (argument is { Parameter: { } parameter, ArgumentKind: ArgumentKind.Explicit } && IsPositional(parameter, operation.Type))
            {
                members = members.SetItem(parameter.Name, value);
                Written(operation.Type!, parameter.Name, value);
            }
            else
            {
                rest = rest.Or(value.Whole());
            }
        }

        Made(operation, members.Values.Aggregate(rest, static (all, one) => all.Or(one.Whole())));
        members = Initialized(members, operation.Initializer, operation.Type, state);
        rest = rest.Derived();
        return members.IsEmpty ? rest : rest with { Members = members };
    }

    public override Flow VisitAnonymousObjectCreation(IAnonymousObjectCreationOperation operation, FlowState state)
    {
        var members = ImmutableDictionary<string, Flow>.Empty;
        foreach (var initializer in operation.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            if (initializer.Target is IPropertyReferenceOperation { Property.Name: var name })
                members = members.SetItem(name, Visit(initializer.Value, state));
        }

        return Flow.None with { Members = members };
    }

    public override Flow VisitWith(IWithOperation operation, FlowState state)
    {
        var original = Visit(operation.Operand, state);
        return original with { Members = Initialized(original.Members ?? ImmutableDictionary<string, Flow>.Empty, operation.Initializer, operation.Type, state) };
    }

    private ImmutableDictionary<string, Flow> Initialized(
        ImmutableDictionary<string, Flow> members, IObjectOrCollectionInitializerOperation? initializer, ITypeSymbol? type, FlowState state)
    {
        foreach (var one in initializer?.Initializers ?? [])
        {
            if (one is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false, Name: var name } } } assignment)
            {
                var value = Decided(Visit(assignment.Value, state), assignment.Value, Flow.None);
                members = members.SetItem(name, value);
                if (type is not null)
                    Written(type, name, value);
            }
            else
            {
                members = members.SetItem("", (members.TryGetValue("", out var others) ? others : Flow.None).Or(Visit(one, state).Derived()));
            }
        }

        return members;
    }

    // The property of a positional parameter has its name.
    private static bool IsPositional(IParameterSymbol parameter, ITypeSymbol? type)
    {
        for (var current = type; current is { IsRecord: true }; current = current.BaseType)
        {
            if (current.GetMembers(parameter.Name).Any(static member => member is IPropertySymbol))
                return true;
        }

        return false;
    }

    private static bool IsReadable(IMethodSymbol method) =>
        s_readable.Contains(method.Name) && (method.ContainingType.SpecialType == SpecialType.System_String || method.Name == "ToString");

    private static FlowState Bound(FlowState state, Dictionary<IArgumentOperation, Flow> given, IMethodSymbol method)
    {
        foreach (var pair in given)
        {
            // The receiver of an extension method is its first parameter.
            if (pair.Key.Parameter is { } parameter && parameter.Ordinal < method.Parameters.Length)
                state[method.Parameters[parameter.Ordinal]] = pair.Value;
        }

        return state;
    }
}
