using System.Globalization;
using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Generators.ColumnLineage;

/// <content>What makes objects, and what changes them.</content>
internal sealed partial class CodeReader
{
    private Value Creation(IOperation operation)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation:
                return Object(creation);
            case IAnonymousObjectCreationOperation anonymous:
                var made = new RecordValue(anonymous.Type, Cell.Constant);
                foreach (var initializer in anonymous.Initializers)
                {
                    if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value })
                        made[name] = Evaluate(value);
                }

                return made;
            case IWithOperation with:
                return Initialized(Evaluate(with.Operand) switch
                {
                    RecordValue record => record.Copy(),
                    var other => new RecordValue(with.Type, other.Flat),
                }, with.Initializer);
            case ITupleOperation tuple:
                var parts = new RecordValue(tuple.Type, Cell.Constant);
                for (var i = 0; i < tuple.Elements.Length; i++)
                    parts[Item(i)] = Evaluate(tuple.Elements[i]);
                return parts;
            case IArrayCreationOperation array:
                return Filled(array, array.Initializer?.ElementValues ?? []);
            case ICollectionExpressionOperation collection:
                return Filled(collection, collection.Elements);
            default:
                return Cell.Unread("an object of this kind");
        }
    }

    private static string Item(int index) => "Item" + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A part of a value by its place, as code takes it apart.</summary>
    private static Value Position(Value value, int index)
    {
        if (value is not RecordValue record)
            return value.Flat;
        if (record.Type is null && record.Has("Key") && record.Has("Value"))
            return record[index == 0 ? "Key" : "Value"];
        if (record.Has(Item(index)) || record.Type is not INamedTypeSymbol type)
            return record[Item(index)];
        var apart = type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length > index);
        return apart is not null && record.Has(apart.Parameters[index].Name) ? record[apart.Parameters[index].Name] : record.Flat;
    }

    private SequenceValue Filled(IOperation made, IEnumerable<IOperation> elements)
    {
        var all = Made(made, static () => new SequenceValue());
        foreach (var element in elements)
        {
            if (element is ISpreadOperation { Operand: var spread })
                Append(all, Sequence(Evaluate(spread)));
            else
                all.Add(Evaluate(element), _frame.Reached);
        }

        return all;
    }

    private void Append(SequenceValue all, SequenceValue others)
    {
        if (others.Element is not null)
            all.Add(others.Element, others.Whole.And(_frame.Reached));
    }

    /// <summary>The collection that is made at a place: the same one when a loop comes by again.</summary>
    private SequenceValue Made(IOperation place, Func<SequenceValue> make)
    {
        if (!_frame.Made.TryGetValue(place.Syntax, out var made))
            _frame.Made[place.Syntax] = made = make();
        return made;
    }

    private Value Object(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol type)
            return Cell.Unread("an object of an unknown type");
        var arguments = Arguments(creation.Arguments, creation.Constructor);
        if (IsCollection(type))
            return Collection(creation, type, arguments);
        if (type.Name is "Task" or "ValueTask" or "Lazy" or "ReadOnlyMemory" or "Memory" or "ArraySegment" && arguments.Length > 0)
            return arguments[0] is FunctionValue function ? Apply(function) : arguments[0];
        if (IsRecord(type))
            return Initialized(Constructed(type, creation.Constructor, arguments), creation.Initializer);
        var whole = creation.Initializer is null ? Cell.Constant : Initialized(new RecordValue(type, Cell.Constant), creation.Initializer).Flat;
        return Result(creation.Constructor, type, [.. arguments, whole]);
    }

    private bool IsRecord(INamedTypeSymbol type) => type.IsRecord || type.IsTupleType || DatasetNames.Of(type) is not null || bodies.Declares(type);

    private static bool IsCollection(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        return space is { Name: "Generic" or "Immutable" or "Concurrent" or "Frozen" or "ObjectModel", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } }
            && type.Name is not "KeyValuePair" && !type.Name.EndsWith("Comparer", StringComparison.Ordinal);
    }

    private SequenceValue Collection(IObjectCreationOperation creation, INamedTypeSymbol type, Value[] arguments)
    {
        var isMap = type.TypeArguments.Length == 2 && type.Name.EndsWith("Dictionary", StringComparison.Ordinal);
        var made = Made(creation, () => new SequenceValue { IsMap = isMap });
        foreach (var argument in arguments)
        {
            if (argument is SequenceValue others)
                Append(made, others);
            else if (argument is Cell { Opaque: not null } unread)
                made.Add(unread, _frame.Reached);
        }

        _receivers.Push(made);
        foreach (var initializer in creation.Initializer?.Initializers ?? [])
            Evaluate(initializer);
        _receivers.Pop();
        return made;
    }

    private RecordValue Constructed(INamedTypeSymbol type, IMethodSymbol? constructor, Value[] arguments)
    {
        var made = new RecordValue(type, Cell.Constant);
        if (constructor is null)
            return made;
        if (type.IsTupleType)
        {
            for (var i = 0; i < arguments.Length; i++)
                made[Item(i)] = arguments[i];
            return made;
        }

        if (constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellation) is ConstructorDeclarationSyntax)
        {
            if (bodies.Of(constructor, cancellation) is not { } body || _calls.Count > MaxCalls || _calls.Contains(constructor, SymbolEqualityComparer.Default))
                return new RecordValue(type, Cell.Unread($"the constructor of '{type.Name}'"));
            Run(constructor, body, made, arguments);
            return made;
        }

        for (var i = 0; i < constructor.Parameters.Length && i < arguments.Length; i++)
        {
            var name = constructor.Parameters[i].Name;
            if (PropertyOf(type, name) is { } property)
                made[property] = arguments[i];
            else if (!arguments[i].Flat.IsConstant)
                return new RecordValue(type, Cell.Unread($"the constructor of '{type.Name}'"));
        }

        return made;
    }

    private static string? PropertyOf(INamedTypeSymbol type, string parameter)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol && string.Equals(member.Name, parameter, type.IsRecord ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
                    return member.Name;
            }
        }

        return null;
    }

    private Value Initialized(Value made, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
            return made;
        _receivers.Push(made);
        foreach (var one in initializer.Initializers)
        {
            // What is set while it is made is what it is from the start.
            if (made is RecordValue record && one is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false } property }, Value: var value })
                record[property.Name] = Evaluate(value);
            else
                Evaluate(one);
        }

        _receivers.Pop();
        return made;
    }

    private Value Assignment(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation simple:
                return Assign(simple.Target, Evaluate(simple.Value));
            case ICompoundAssignmentOperation compound:
                return Assign(compound.Target, Evaluate(compound.Target).Flat.And(Evaluate(compound.Value).Flat).Computed());
            case ICoalesceAssignmentOperation coalesce:
                return Assign(coalesce.Target, Value.Either(Evaluate(coalesce.Target), Evaluate(coalesce.Value)));
            case IDeconstructionAssignmentOperation apart:
                return Assign(apart.Target, Evaluate(apart.Value));
            case IIncrementOrDecrementOperation increment:
                return Assign(increment.Target, Evaluate(increment.Target).Flat.Computed());
            default:
                return Together(operation.ChildOperations);
        }
    }

    private Value Assign(IOperation target, Value value)
    {
        var decided = value.DecidedBy(_frame.Reached);
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                _frame.Variables[local] = decided;
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                _frame.Variables[parameter] = decided;
                break;
            case IDeclarationExpressionOperation { Expression: var declared }:
                Assign(declared, value);
                break;
            case IConversionOperation { Operand: var inner }:
                Assign(inner, value);
                break;
            case ITupleOperation tuple:
                for (var i = 0; i < tuple.Elements.Length; i++)
                    Assign(tuple.Elements[i], Position(value, i));
                break;
            case IPropertyReferenceOperation { Instance: { } instance, Property.IsIndexer: true } indexer:
                if (Evaluate(instance) is SequenceValue collection)
                    Put(collection, Together(indexer.Arguments.Select(static argument => argument.Value)), value);
                break;
            case IPropertyReferenceOperation { Instance: { } instance, Property.Name: var name }:
                Set(Evaluate(instance), name, decided);
                break;
            case IFieldReferenceOperation { Instance: { } instance, Field: var field }:
                Set(Evaluate(instance), TuplePart(field), decided);
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array }:
                if (Evaluate(array) is SequenceValue elements)
                    elements.Add(value, _frame.Reached);
                break;
        }

        return value;
    }

    private void Set(Value instance, string part, Value value)
    {
        if (instance is RecordValue record)
            record[part] = record.Has(part) && !_frame.Reached.IsConstant ? Value.Either(record[part], value) : value;
    }

    private void Put(SequenceValue collection, Value key, Value value)
    {
        if (!collection.IsMap)
        {
            collection.Add(value, _frame.Reached);
            return;
        }

        var pair = new RecordValue(null, Cell.Constant);
        pair["Key"] = key;
        pair["Value"] = value;
        collection.Add(pair, _frame.Reached);
    }
}
