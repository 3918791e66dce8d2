using System.Collections.Immutable;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows.Columns;

/// <summary>
/// Follows columns through a method, statement by statement: what each value is made of. Methods of the project are followed two calls
/// deep; what another one returns is taken to be made of all that it is given.
/// </summary>
internal abstract partial class ColumnFlow(Bodies bodies, CancellationToken cancellation) : OperationVisitor<FlowState, Flow>
{
    private readonly Stack<IMethodSymbol> _within = new();
    private readonly Dictionary<IMethodSymbol, ILocalFunctionOperation> _local = new(SymbolEqualityComparer.Default);
    private Flow _returned = Flow.None;
    private Location? _call;

    /// <summary>The column that a property is, where the rule asks for it.</summary>
    protected abstract ColumnModel? Column(ITypeSymbol row, string property, Flow instance);

    /// <summary>A member of an object is given a value.</summary>
    protected virtual void Written(ITypeSymbol type, string member, Flow value)
    {
    }

    /// <summary>A method is called.</summary>
    protected virtual void Called(IInvocationOperation call, Flow given)
    {
    }

    /// <summary>An object is made.</summary>
    protected virtual void Made(IObjectCreationOperation creation, Flow given)
    {
    }

    /// <summary>Follows a body from a state on; what it returns.</summary>
    public Flow Follow(IOperation body, FlowState state)
    {
        foreach (var function in body.DescendantsAndSelf().OfType<ILocalFunctionOperation>())
            _local[function.Symbol] = function;
        var before = _returned;
        _returned = Flow.None;
        Visit(body, state);
        var returned = _returned;
        _returned = before;
        return returned;
    }

    /// <summary>Follows a body that stands elsewhere: what is read there is told at a place here.</summary>
    public Flow FollowFrom(IOperation body, FlowState state, Location place)
    {
        _call = place;
        var returned = Follow(body, state);
        _call = null;
        return returned;
    }

    /// <inheritdoc/>
    public override Flow Visit(IOperation? operation, FlowState state)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is null or { ConstantValue.HasValue: true })
            return Flow.None;
        // What has no kind of its own, as much that is being typed, isn't visited by the compiler's visitor.
        return base.Visit(operation, state) ?? DefaultVisit(operation, state);
    }

    /// <inheritdoc/>
    public override Flow DefaultVisit(IOperation operation, FlowState state) => Parts(operation.ChildOperations, state).Derived();

    public override Flow VisitLocalReference(ILocalReferenceOperation operation, FlowState state) => state[operation.Local];

    public override Flow VisitParameterReference(IParameterReferenceOperation operation, FlowState state) => state[operation.Parameter];

    public override Flow VisitInstanceReference(IInstanceReferenceOperation operation, FlowState state) =>
        operation.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance ? state.This : Flow.None;

    public override Flow VisitConditionalAccess(IConditionalAccessOperation operation, FlowState state)
    {
        var outer = state.Receiver;
        state.Receiver = Visit(operation.Operation, state);
        var value = Visit(operation.WhenNotNull, state);
        state.Receiver = outer;
        return value;
    }

    public override Flow VisitConditionalAccessInstance(IConditionalAccessInstanceOperation operation, FlowState state) => state.Receiver;

    public override Flow VisitPropertyReference(IPropertyReferenceOperation operation, FlowState state)
    {
        var instance = Visit(operation.Instance, state);
        if (operation.Arguments.Length > 0)
            return instance.Derived().Or(Parts(operation.Arguments, state).Derived());
        return operation.Instance?.Type is { } type ? Member(instance, type, operation.Property, operation.Syntax, state) : Flow.None;
    }

    public override Flow VisitFieldReference(IFieldReferenceOperation operation, FlowState state)
    {
        var instance = Visit(operation.Instance, state);
        if (instance.Members is not { } members)
            return instance.Derived();
        return members.TryGetValue(operation.Field.Name, out var named) ? named
            : operation.Field.CorrespondingTupleField is { } item && members.TryGetValue(item.Name, out var numbered) ? numbered
            : instance.Derived();
    }

    public override Flow VisitConversion(IConversionOperation operation, FlowState state) =>
        Visit(operation.Operand, state) is var value && operation.OperatorMethod is null ? value : value.Derived();

    public override Flow VisitParenthesized(IParenthesizedOperation operation, FlowState state) => Visit(operation.Operand, state);

    public override Flow VisitAwait(IAwaitOperation operation, FlowState state) => Visit(operation.Operation, state);

    public override Flow VisitBinaryOperator(IBinaryOperation operation, FlowState state)
    {
        var parts = Visit(operation.LeftOperand, state).Whole().Or(Visit(operation.RightOperand, state).Whole());
        return operation is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } ? parts : parts.Derived();
    }

    public override Flow VisitInterpolatedString(IInterpolatedStringOperation operation, FlowState state) => Parts(operation.Parts, state);

    public override Flow VisitInterpolation(IInterpolationOperation operation, FlowState state) => Visit(operation.Expression, state).Whole();

    public override Flow VisitInterpolatedStringText(IInterpolatedStringTextOperation operation, FlowState state) => Flow.None;

    public override Flow VisitCoalesce(ICoalesceOperation operation, FlowState state) => Visit(operation.Value, state).Or(Visit(operation.WhenNull, state));

    public override Flow VisitNameOf(INameOfOperation operation, FlowState state) => Flow.None;

    public override Flow VisitArgument(IArgumentOperation operation, FlowState state) => Visit(operation.Value, state);

    public override Flow VisitTuple(ITupleOperation operation, FlowState state)
    {
        var members = ImmutableDictionary<string, Flow>.Empty;
        var elements = (operation.Type as INamedTypeSymbol)?.TupleElements ?? [];
        for (var i = 0; i < operation.Elements.Length; i++)
        {
            var value = Visit(operation.Elements[i], state);
            members = members.SetItem(Item(i), value);
            if (i < elements.Length)
                members = members.SetItem(elements[i].Name, value);
        }

        return Flow.None with { Members = members };
    }

    public override Flow VisitArrayCreation(IArrayCreationOperation operation, FlowState state) => Visit(operation.Initializer, state);

    public override Flow VisitArrayInitializer(IArrayInitializerOperation operation, FlowState state) => Parts(operation.ElementValues, state);

    public override Flow VisitCollectionExpression(ICollectionExpressionOperation operation, FlowState state) => Parts(operation.Elements, state);

    public override Flow VisitReturn(IReturnOperation operation, FlowState state)
    {
        var value = Visit(operation.ReturnedValue, state);
        // Which of two constants is returned tells as much as what decided it.
        _returned = _returned.Or(operation.ReturnedValue is { ConstantValue.HasValue: true } ? state.Decided : value);
        return value;
    }

    public override Flow VisitAnonymousFunction(IAnonymousFunctionOperation operation, FlowState state) => Follow(operation.Body, state.Branch());

    public override Flow VisitDelegateCreation(IDelegateCreationOperation operation, FlowState state) => Visit(operation.Target, state);

    public override Flow VisitMethodReference(IMethodReferenceOperation operation, FlowState state) => Flow.None;

    // It runs when it is called.
    public override Flow VisitLocalFunction(ILocalFunctionOperation operation, FlowState state) => Flow.None;

    private Flow Parts(IEnumerable<IOperation> operations, FlowState state)
    {
        var all = Flow.None;
        foreach (var operation in operations)
            all = all.Or(Visit(operation, state).Whole());
        return all;
    }

    private Flow Member(Flow instance, ITypeSymbol type, IPropertySymbol property, SyntaxNode place, FlowState state)
    {
        if (instance.Members?.TryGetValue(property.Name, out var made) == true)
            return made;
        if (Column(type, property.Name, instance) is { } column)
            return Flow.Of(new ColumnRead(_call ?? place.GetLocation(), column));
        // A getter that is written out reads other columns of its row.
        if (instance.IsRow)
            return property.GetMethod is { } getter ? Enter(getter, place, new FlowState { This = instance }) ?? Flow.None : Flow.None;
        var isHolder = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && property.Name == "Value";
        return isHolder ? instance : instance.Members is null ? instance.Derived() : new Flow(instance.Reads).Derived();
    }

    /// <summary>Follows a method of the project; null where it isn't followed.</summary>
    protected Flow? Enter(IMethodSymbol method, SyntaxNode place, FlowState state)
    {
        var definition = method.OriginalDefinition;
        // What makes features answers for itself.
        if (definition.GetAttributes().Find(KnownAttributes.Features) is not null)
            return null;
        if (_within.Count >= MethodWalk.Deepest || _within.Contains(definition, SymbolEqualityComparer.Default) || bodies.Of(definition, cancellation) is not { } body)
            return null;
        // What is read there is told here: the same method may serve a label elsewhere.
        var outer = _call;
        _call ??= place.GetLocation();
        _within.Push(definition);
        var returned = Follow(body, state);
        _within.Pop();
        _call = outer;
        return returned;
    }

    private static string Item(int index) => $"Item{(index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
