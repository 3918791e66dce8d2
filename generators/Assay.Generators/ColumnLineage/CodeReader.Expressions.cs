using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Generators.ColumnLineage;

/// <content>Expressions.</content>
internal sealed partial class CodeReader
{
    private Value Evaluate(IOperation? operation)
    {
        if (operation is null or { ConstantValue.HasValue: true })
            return Cell.Constant;
        if (IsSpent() || _nesting > MaxNesting)
            return Cell.Unread("a method of this length");
        _nesting++;
        var value = Expression(operation);
        _nesting--;
        return value;
    }

    private Value Expression(IOperation operation)
    {
        switch (operation)
        {
            case ILiteralOperation or IDefaultValueOperation or ITypeOfOperation or INameOfOperation or ISizeOfOperation or IUtf8StringOperation or IOmittedArgumentOperation
                or IDiscardOperation:
                return Cell.Constant;
            case ILocalReferenceOperation { Local: var local }:
                return Variable(local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return Variable(parameter);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver or InstanceReferenceKind.PatternInput } when _receivers.Count > 0:
                return _receivers.Peek();
            case IInstanceReferenceOperation:
                return _frame.Self ?? Cell.Constant;
            case IPropertyReferenceOperation property:
                return Property(property);
            case IFieldReferenceOperation field:
                return Field(field);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IParenthesizedOperation { Operand: var inner }:
                return Evaluate(inner);
            case IAwaitOperation { Operation: var awaited }:
                return Evaluate(awaited);
            case ITranslatedQueryOperation { Operation: var query }:
                return Evaluate(query);
            case IBinaryOperation binary:
                return Binary(binary);
            case ITupleBinaryOperation tuples:
                return Evaluate(tuples.LeftOperand).Flat.And(Evaluate(tuples.RightOperand).Flat).Computed();
            case IUnaryOperation { Operand: var operand }:
                return Evaluate(operand).Flat.Computed();
            case IConditionalOperation choice:
                return Choose(choice);
            case ICoalesceOperation coalesce:
                return Throws(coalesce.WhenNull) ? Evaluate(coalesce.Value) : Value.Either(Evaluate(coalesce.Value), Evaluate(coalesce.WhenNull));
            case IConditionalAccessOperation access:
                _conditional.Push(Evaluate(access.Operation));
                var accessed = Evaluate(access.WhenNotNull);
                _conditional.Pop();
                return accessed;
            case IConditionalAccessInstanceOperation:
                return _conditional.Count > 0 ? _conditional.Peek() : Cell.Constant;
            case IIsPatternOperation pattern:
                return Match(pattern.Pattern, Evaluate(pattern.Value)).Computed();
            case IIsTypeOperation { ValueOperand: var tested }:
                return Evaluate(tested).Flat.Computed();
            case ISwitchExpressionOperation choice:
                return Switch(choice);
            case IInterpolatedStringOperation text:
                return Together(text.Parts.Select(static part => (part as IInterpolationOperation)?.Expression)).Computed();
            case IThrowOperation:
                return Cell.Constant;
            case IDeclarationExpressionOperation { Expression: var declared }:
                return Evaluate(declared);
            case IInvocationOperation call:
                return Call(call);
            case IAnonymousFunctionOperation function:
                return new FunctionValue(function.Symbol, function.Body, _frame);
            case IDelegateCreationOperation { Target: var target }:
                return Evaluate(target);
            case IMethodReferenceOperation { Method: var method } reference:
                Evaluate(reference.Instance);
                return new FunctionValue(method, null, _frame);
            case IObjectCreationOperation or IAnonymousObjectCreationOperation or IWithOperation or ITupleOperation or IArrayCreationOperation
                or ICollectionExpressionOperation:
                return Creation(operation);
            case IArrayElementReferenceOperation element:
                return Together(element.Indices).IsConstant ? Sequence(Evaluate(element.ArrayReference)).Each
                    : Sequence(Evaluate(element.ArrayReference)).Each.DecidedBy(Together(element.Indices).Deciding(OriginKind.Join));
            case IImplicitIndexerReferenceOperation indexer:
                return Part(Evaluate(indexer.Instance), Cell.Constant);
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                return Assignment(operation);
            case IInvalidOperation:
                Together(operation.ChildOperations);
                return Cell.Unread("code that doesn't compile");
            default:
                var all = Together(operation.ChildOperations);
                return operation.Kind == OperationKind.None ? Cell.Unread("code of this kind") : all.Computed();
        }
    }

    private Value Variable(ISymbol symbol)
    {
        if (_frame.Variables.TryGetValue(symbol, out var value))
            return value;
        return Cell.Constant;
    }

    private Cell Together(IEnumerable<IOperation?> operations)
    {
        var all = Cell.Constant;
        foreach (var operation in operations)
            all = all.And(Evaluate(operation).Flat);
        return all;
    }

    // A long sum leans to the left: walking it keeps the stack short.
    private Cell Binary(IBinaryOperation binary)
    {
        var all = Evaluate(binary.RightOperand).Flat;
        var left = binary.LeftOperand;
        while (left is IBinaryOperation inner && !IsSpent())
        {
            all = all.And(Evaluate(inner.RightOperand).Flat);
            left = inner.LeftOperand;
        }

        return all.And(Evaluate(left).Flat).Computed();
    }

    private Value Choose(IConditionalOperation choice)
    {
        var deciding = Evaluate(choice.Condition).Flat;
        if (Throws(choice.WhenTrue) || choice.WhenFalse is null || Throws(choice.WhenFalse))
            return Evaluate(Throws(choice.WhenTrue) ? choice.WhenFalse : choice.WhenTrue);
        return Value.Either(Evaluate(choice.WhenTrue), Evaluate(choice.WhenFalse)).DecidedBy(deciding.Deciding(OriginKind.Conditional));
    }

    // What throws makes no value.
    private static bool Throws(IOperation operation) => operation is IThrowOperation or IConversionOperation { Operand: IThrowOperation };

    private Value Switch(ISwitchExpressionOperation choice)
    {
        var value = Evaluate(choice.Value);
        var deciding = value.Flat;
        Value? result = null;
        foreach (var arm in choice.Arms)
        {
            deciding = deciding.And(Match(arm.Pattern, value));
            if (arm.Guard is not null)
                deciding = deciding.And(Evaluate(arm.Guard).Flat);
            if (Throws(arm.Value))
                continue;
            var made = Evaluate(arm.Value);
            result = result is null ? made : Value.Either(result, made);
        }

        return (result ?? Cell.Constant).DecidedBy(deciding.Deciding(OriginKind.Conditional));
    }

    /// <summary>What a pattern looks at; what it names is known from here on.</summary>
    private Cell Match(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                _frame.Variables[symbol] = value;
                return value is RecordValue ? Cell.Constant : value.Flat;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } named)
                    _frame.Variables[named] = value;
                var seen = Cell.Constant;
                foreach (var part in recursive.PropertySubpatterns)
                {
                    _receivers.Push(value);
                    var member = Evaluate(part.Member);
                    _receivers.Pop();
                    seen = seen.And(Match(part.Pattern, member));
                }

                for (var i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                    seen = seen.And(Match(recursive.DeconstructionSubpatterns[i], Position(value, i)));
                return recursive.PropertySubpatterns.IsEmpty && recursive.DeconstructionSubpatterns.IsEmpty && value is not RecordValue ? value.Flat : seen;
            case IBinaryPatternOperation binary:
                return Match(binary.LeftPattern, value).And(Match(binary.RightPattern, value));
            case INegatedPatternOperation negated:
                return Match(negated.Pattern, value);
            case IDiscardPatternOperation:
                return Cell.Constant;
            case IConstantPatternOperation or ITypePatternOperation when value is RecordValue:
                // Whether there is a row.
                return Cell.Constant;
            default:
                return value.Flat;
        }
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is { } method)
            return Called(method, null, [value]);
        // A number that is made wider, or a value that may be null, stays what it is.
        return conversion.IsImplicit || value is not Cell cell || conversion.GetConversion() is { IsReference: true } or { IsIdentity: true } or { IsUnboxing: true }
            ? value
            : cell.Computed();
    }

    private Value Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (reference.Instance is null)
            return property.IsStatic ? Cell.Constant : Cell.Unread($"'{property.Name}'");
        var instance = Evaluate(reference.Instance);
        if (property.IsIndexer)
            return Part(instance, Together(reference.Arguments.Select(static argument => argument.Value)));
        return Member(instance, property);
    }

    private Value Member(Value instance, IPropertySymbol property)
    {
        switch (instance)
        {
            case RecordValue record when record.Has(property.Name):
                return record[property.Name];
            case RecordValue record when property is { SetMethod: null, GetMethod: { } getter } && record.Rest.IsConstant && !IsAutomatic(getter):
                // What a record computes of its columns.
                return bodies.Of(getter, cancellation) is null ? Cell.Unread($"'{property.Name}'") : Called(getter, record, []);
            case RecordValue record:
                return record.Rest;
            case SequenceValue sequence:
                return property.Name switch
                {
                    "Key" when sequence.Key is not null => sequence.Key,
                    "Keys" when sequence.IsMap => sequence.Of(Pair(sequence, "Key")),
                    "Values" when sequence.IsMap => sequence.Of(Pair(sequence, "Value")),
                    "Span" or "Memory" or "Value" or "Result" => sequence,
                    _ => sequence.Whole,
                };
            case Cell cell when property.Name is "Value" or "Result" && property.ContainingType is { } type
                && (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || type.Name is "Task" or "ValueTask"):
                return cell;
            default:
                return instance.Flat.Computed();
        }
    }

    // It holds what a constructor gave it.
    private bool IsAutomatic(IMethodSymbol getter) => getter.IsImplicitlyDeclared
        || (getter.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellation) is AccessorDeclarationSyntax { Body: null, ExpressionBody: null });

    private Value Field(IFieldReferenceOperation reference)
    {
        if (reference.Instance is null)
            return Cell.Constant;
        var instance = Evaluate(reference.Instance);
        return instance switch
        {
            RecordValue record => record[TuplePart(reference.Field)],
            // A setting of the pipeline.
            Cell { IsConstant: true } cell => cell,
            _ => instance.Flat.Computed(),
        };
    }

    private static string TuplePart(IFieldSymbol field) => (field.CorrespondingTupleField ?? field).Name;

    private static Value Pair(SequenceValue map, string part) => map.Each is RecordValue pair ? pair[part] : map.Each;

    /// <summary>What is found in a collection by an index or key.</summary>
    private static Value Part(Value collection, Cell index)
    {
        if (collection is not SequenceValue sequence)
            return collection.Flat.And(index).Computed();
        if (sequence.IsMap)
            return Pair(sequence, "Value").DecidedBy(Pair(sequence, "Key").Flat.And(index).Deciding(OriginKind.Join)).DecidedBy(sequence.Whole);
        if (sequence.IsLookup && sequence.Each is SequenceValue { Key: { } key } group)
            return group.With(key.Flat.And(index).Deciding(OriginKind.Join)).With(sequence.Whole);
        return sequence.Each.DecidedBy(index.Deciding(OriginKind.Join));
    }

    /// <summary>A value as rows, or what else is in a row.</summary>
    private static SequenceValue Sequence(Value value) => value switch
    {
        SequenceValue sequence => sequence,
        Cell { Opaque: { } why } cell => new SequenceValue(cell, Cell.Unread(why)),
        Cell { IsConstant: true } => new SequenceValue(),
        _ => new SequenceValue(value),
    };
}
