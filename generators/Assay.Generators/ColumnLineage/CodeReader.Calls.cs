using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Generators.ColumnLineage;

/// <content>Calls.</content>
internal sealed partial class CodeReader
{
    private Value Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var instance = call.Instance is null ? null : Evaluate(call.Instance);
        var arguments = Arguments(call.Arguments, method);
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return instance is FunctionValue function ? Apply(function, arguments) : Result(method, method.ReturnType, arguments);
        var result = method.MethodKind == MethodKind.LocalFunction ? Local(method, arguments)
            : Known(method, instance, arguments) ?? Called(method, instance, arguments);
        Give(call, instance, arguments);
        return result;
    }

    /// <summary>What is passed for each parameter, in the order of parameters.</summary>
    private Value[] Arguments(IEnumerable<IArgumentOperation> passed, IMethodSymbol? method)
    {
        var arguments = new Value[method?.Parameters.Length ?? 0];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Cell.Constant;
        foreach (var argument in passed)
        {
            var value = argument.Parameter is { RefKind: RefKind.Out } ? Cell.Constant : Evaluate(argument.Value);
            if (argument.Parameter is { Ordinal: var ordinal } && ordinal < arguments.Length)
                arguments[ordinal] = value;
        }

        return arguments;
    }

    /// <summary>What a call leaves in variables that are passed by reference: made of all else that it is given.</summary>
    private void Give(IInvocationOperation call, Value? instance, Value[] arguments)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { RefKind: RefKind.Out or RefKind.Ref })
                continue;
            Assign(argument.Value, instance is SequenceValue { IsMap: true } map
                ? Part(map, arguments.Length > 0 ? arguments[0].Flat : Cell.Constant)
                : Result(call.TargetMethod, argument.Value.Type, [.. instance is null ? [] : (Value[])[instance], .. arguments]));
        }
    }

    private Value Apply(Value function, params Value[] arguments)
    {
        if (function is not FunctionValue known)
            return function.Flat is { Opaque: { } why } ? Cell.Unread(why) : Cell.Unread("a function that is passed in");
        if (known.Body is not { } body)
            return Known(known.Method, null, arguments) ?? Called(known.Method, null, arguments);
        // It sees the variables of where it was made, and returns from itself alone.
        var (outer, frame) = (_frame, known.Frame);
        _frame = frame;
        var (result, reached, left) = (frame.Result, frame.Reached, frame.Left);
        (frame.Result, frame.Left) = (null, Cell.Constant);
        if (outer != frame)
            frame.Reached = frame.Reached.And(outer.Reached);
        for (var i = 0; i < known.Method.Parameters.Length; i++)
            frame.Variables[known.Method.Parameters[i]] = i < arguments.Length ? arguments[i] : Cell.Constant;
        Visit(body);
        var made = frame.Result ?? Cell.Constant;
        (frame.Result, frame.Reached, frame.Left) = (result, reached, left);
        _frame = outer;
        return made;
    }

    private Value Local(IMethodSymbol method, Value[] arguments)
    {
        var local = method.OriginalDefinition;
        if (bodies.Of(local, cancellation) is not { } body || _calls.Contains(local, SymbolEqualityComparer.Default) || _calls.Count > MaxCalls)
            return Cell.Unread($"'{method.Name}'");
        _calls.Push(local);
        var result = Apply(new FunctionValue(local, body, _frame), arguments);
        _calls.Pop();
        return result;
    }

    /// <summary>Follows a method of this compilation; any other gives what is computed of its arguments.</summary>
    private Value Called(IMethodSymbol method, Value? instance, Value[] arguments)
    {
        var original = (method.ReducedFrom ?? method).OriginalDefinition;
        var isOpen = original is { IsAbstract: true } or { IsVirtual: true } or { IsOverride: true } && !original.IsSealed && original.ContainingType is not { IsSealed: true };
        if (isOpen || bodies.Of(original, cancellation) is not { } body)
            return Result(method, method.ReturnType, instance is null ? arguments : [instance, .. arguments]);
        if (_calls.Count > MaxCalls || _calls.Contains(original, SymbolEqualityComparer.Default))
            return Cell.Unread($"'{method.Name}', which is called from too deep");
        return Run(original, body, instance, arguments);
    }

    /// <summary>What a method that can't be read makes of its arguments.</summary>
    private Cell Result(IMethodSymbol? method, ITypeSymbol? type, Value[] arguments)
    {
        var name = method is { MethodKind: MethodKind.Constructor } ? method.ContainingType.Name : method?.Name ?? "a method";
        var all = Cell.Constant;
        var isRows = false;
        foreach (var argument in arguments)
        {
            // What it does to what it is given isn't seen, but what that does elsewhere is.
            if (argument is FunctionValue function)
            {
                all = all.And(Apply(function, [.. function.Method.Parameters.Select(_ => (Value)Cell.Unread($"what '{name}' passes on"))]).Flat);
                continue;
            }

            isRows |= argument is SequenceValue { Element: not null } or ModelValue or RecordValue { Type: not INamedTypeSymbol { IsTupleType: true } };
            all = all.And(argument.Flat);
        }

        return isRows && !IsPlain(type) ? Cell.Unread($"what '{name}' makes of them") : all.Computed(Hides(method));
    }

    // One value of all that it is given.
    private static bool IsPlain(ITypeSymbol? type) => type switch
    {
        null => false,
        { SpecialType: not (SpecialType.None or SpecialType.System_Object) } => true,
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } => IsPlain(inner),
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var inner] } => IsPlain(inner),
        INamedTypeSymbol { Name: "DateOnly" or "TimeOnly" or "TimeSpan" or "DateTimeOffset" or "Guid", ContainingNamespace.Name: "System" } => true,
        _ => false,
    };

    private static bool Hides(IMethodSymbol? method) => method is { Name: "GetHashCode" }
        or { ContainingType.Name: "HashCode" }
        or { ContainingNamespace: { Name: "Cryptography", ContainingNamespace.Name: "Security" } or { Name: "Hashing", ContainingNamespace.Name: "IO" } };

    /// <summary>A call whose meaning is known; null where it isn't.</summary>
    private Value? Known(IMethodSymbol method, Value? instance, Value[] arguments)
    {
        Value[] all = instance is null ? arguments : [instance, .. arguments];
        if (method.ContainingType is not { } type || all.Length == 0)
            return null;
        if (type.Name == "ModelRows" && type.IsNamed("Assay.ModelRows"))
            return method.Name == "Predict" && all.Length > 1 ? Predicted(method, Sequence(all[1])) : Cell.Unread("what a model is measured by");
        if (all[0] is ModelValue && method.Name is "Predict" or "PredictAsync" && all.Length > 1)
            return Predicted(method, Sequence(all[1]));
        var isOurs = type.ContainingNamespace is { Name: "Assay", ContainingNamespace.IsGlobalNamespace: true } && type.Name is "Rows" or "RowsOf";
        return isOurs || IsOfSystem(type.ContainingNamespace) ? Operator(method, all) : null;
    }

    private static bool IsOfSystem(INamespaceSymbol? space)
    {
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
                return true;
        }

        return false;
    }

    /// <summary>What a model makes of rows: each of its answers comes of every column that it takes.</summary>
    private static Value Predicted(IMethodSymbol method, SequenceValue rows)
    {
        if (WireTypes.RowType(method.ReturnType) is not { } answer)
            return Cell.Unread("what a model answers");
        var taken = Cell.Constant;
        if (rows.Each is RecordValue { Type: { } type } row)
        {
            foreach (var part in row.Parts)
            {
                if (!IsLabel(type, part.Key))
                    taken = taken.And(part.Value.Flat);
            }

            taken = taken.And(row.Rest);
        }
        else
        {
            taken = rows.Each.Flat;
        }

        return rows.Of(new RecordValue(answer, taken.Computed()));
    }

    private static bool IsLabel(ITypeSymbol type, string column)
    {
        var attributes = type.GetMembers(column).SelectMany(static member => member.GetAttributes());
        if (type is INamedTypeSymbol { IsRecord: true } record)
        {
            attributes = attributes.Concat(record.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
                .Where(parameter => parameter.Name == column).SelectMany(static parameter => parameter.GetAttributes()));
        }

        return attributes.Find(KnownAttributes.Label) is not null;
    }
}
