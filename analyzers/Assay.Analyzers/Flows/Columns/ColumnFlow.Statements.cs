using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows.Columns;

/// <content>Variables, branches and loops.</content>
internal abstract partial class ColumnFlow
{
    public override Flow VisitVariableDeclarator(IVariableDeclaratorOperation operation, FlowState state)
    {
        if ((operation.Initializer ?? (operation.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer)
            state[operation.Symbol] = Visit(initializer.Value, state);
        return Flow.None;
    }

    public override Flow VisitSimpleAssignment(ISimpleAssignmentOperation operation, FlowState state)
    {
        var value = Decided(Visit(operation.Value, state), operation.Value, state.Decided);
        Assign(operation.Target, value, state);
        return value;
    }

    public override Flow VisitCompoundAssignment(ICompoundAssignmentOperation operation, FlowState state)
    {
        var value = Visit(operation.Target, state).Whole().Or(Decided(Visit(operation.Value, state), operation.Value, state.Decided).Whole());
        if (operation.Type?.SpecialType != SpecialType.System_String)
            value = value.Derived();
        Assign(operation.Target, value, state);
        return value;
    }

    public override Flow VisitCoalesceAssignment(ICoalesceAssignmentOperation operation, FlowState state)
    {
        var value = Visit(operation.Target, state).Or(Visit(operation.Value, state));
        Assign(operation.Target, value, state);
        return value;
    }

    public override Flow VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, FlowState state)
    {
        var value = Visit(operation.Target, state).Or(state.Decided);
        Assign(operation.Target, value, state);
        return value;
    }

    public override Flow VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation, FlowState state)
    {
        var value = Visit(operation.Value, state);
        Assign(operation.Target, value, state);
        return value;
    }

    public override Flow VisitConditional(IConditionalOperation operation, FlowState state)
    {
        var decided = Visit(operation.Condition, state).Derived();
        var (then, otherwise) = (state.Branch(), state.Branch());
        if (operation.Type is null)
        {
            then.Decided = then.Decided.Or(decided);
            otherwise.Decided = otherwise.Decided.Or(decided);
        }

        var value = Visit(operation.WhenTrue, then).Or(Visit(operation.WhenFalse, otherwise));
        state.Join(then, otherwise);
        return operation.Type is null ? Flow.None : value.Or(decided);
    }

    public override Flow VisitSwitch(ISwitchOperation operation, FlowState state)
    {
        var value = Visit(operation.Value, state);
        var branches = new List<FlowState> { state.Branch() };
        foreach (var section in operation.Cases)
        {
            var branch = state.Branch();
            var tested = value.Derived();
            foreach (var clause in section.Clauses.OfType<IPatternCaseClauseOperation>())
                tested = tested.Or(Bind(clause.Pattern, value, branch)).Or(Visit(clause.Guard, branch).Derived());
            branch.Decided = branch.Decided.Or(tested);
            foreach (var statement in section.Body)
                Visit(statement, branch);
            branches.Add(branch);
        }

        state.Join([.. branches]);
        return Flow.None;
    }

    public override Flow VisitSwitchExpression(ISwitchExpressionOperation operation, FlowState state)
    {
        var value = Visit(operation.Value, state);
        var result = Flow.None;
        foreach (var arm in operation.Arms)
        {
            var branch = state.Branch();
            result = result.Or(Bind(arm.Pattern, value, branch)).Or(Visit(arm.Guard, branch).Derived()).Or(Visit(arm.Value, branch));
        }

        return result;
    }

    public override Flow VisitIsPattern(IIsPatternOperation operation, FlowState state) => Bind(operation.Pattern, Visit(operation.Value, state), state);

    public override Flow VisitForEachLoop(IForEachLoopOperation operation, FlowState state)
    {
        var element = Visit(operation.Collection, state) with { IsRow = false };
        Loop(state, round =>
        {
            if (operation.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var variable })
                round[variable] = element;
            else
                Assign(operation.LoopControlVariable, element, round);
            Visit(operation.Body, round);
        });
        return Flow.None;
    }

    public override Flow VisitForLoop(IForLoopOperation operation, FlowState state)
    {
        foreach (var before in operation.Before)
            Visit(before, state);
        Loop(state, round =>
        {
            Visit(operation.Condition, round);
            Visit(operation.Body, round);
            foreach (var bottom in operation.AtLoopBottom)
                Visit(bottom, round);
        });
        return Flow.None;
    }

    public override Flow VisitWhileLoop(IWhileLoopOperation operation, FlowState state)
    {
        Loop(state, round =>
        {
            Visit(operation.Condition, round);
            Visit(operation.Body, round);
        });
        return Flow.None;
    }

    public override Flow VisitTry(ITryOperation operation, FlowState state)
    {
        var before = state.Branch();
        Visit(operation.Body, state);
        var branches = new List<FlowState> { state.Branch() };
        foreach (var handler in operation.Catches)
        {
            var branch = before.Branch();
            branch.Join(before, branches[0]);
            Visit(handler.Handler, branch);
            branches.Add(branch);
        }

        state.Join([.. branches]);
        Visit(operation.Finally, state);
        return Flow.None;
    }

    // Twice: what the first round leaves, the second may find.
    private static void Loop(FlowState state, Action<FlowState> body)
    {
        for (var i = 0; i < 2; i++)
        {
            var round = state.Branch();
            body(round);
            state.Join(state.Branch(), round);
        }
    }

    // A constant that a column decided on tells of the column.
    private static Flow Decided(Flow value, IOperation operation, Flow decided) => operation.ConstantValue.HasValue ? decided : value;

    private void Assign(IOperation target, Flow value, FlowState state)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                state[local] = value;
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                state[parameter] = value;
                break;
            case IDeclarationExpressionOperation { Expression: var declared }:
                Assign(declared, value, state);
                break;
            case IConversionOperation { Operand: var operand }:
                Assign(operand, value, state);
                break;
            case ITupleOperation { Elements: var elements }:
                for (var i = 0; i < elements.Length; i++)
                    Assign(elements[i], value.Members?.TryGetValue(Item(i), out var item) == true ? item : value.Derived(), state);
                break;
            case IPropertyReferenceOperation { Instance: { Type: { } type } instance, Property: { IsIndexer: false, Name: var name } }:
                Written(type, name, value);
                if (instance is ILocalReferenceOperation { Local: var holder } && state[holder] is { Members: { } members } held)
                    state[holder] = held with { Members = members.SetItem(name, value) };
                else
                    Keep(instance, value, state);
                break;
            case IPropertyReferenceOperation { Instance: { } indexed }:
                Keep(indexed, value, state);
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array }:
                Keep(array, value, state);
                break;
            case IFieldReferenceOperation { Instance: { } owner }:
                Keep(owner, value, state);
                break;
        }
    }

    private static void Keep(IOperation holder, Flow value, FlowState state)
    {
        if (holder is ILocalReferenceOperation { Local: var local })
            state[local] = state[local].Or(value.Derived());
    }

    // What the pattern tests.
    private Flow Bind(IPatternOperation? pattern, Flow input, FlowState state)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                state[declared] = input;
                return input.Derived();
            case INegatedPatternOperation negated:
                return Bind(negated.Pattern, input, state);
            case IBinaryPatternOperation binary:
                return Bind(binary.LeftPattern, input, state).Or(Bind(binary.RightPattern, input, state));
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole)
                    state[whole] = input;
                var tested = input.Derived();
                foreach (var part in recursive.PropertySubpatterns)
                {
                    if (part.Member is IPropertyReferenceOperation { Property: var property } member)
                        tested = tested.Or(Bind(part.Pattern, Member(input, recursive.MatchedType, property, member.Syntax, state), state));
                }

                for (var i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                    tested = tested.Or(Bind(recursive.DeconstructionSubpatterns[i], input.Members?.TryGetValue(Item(i), out var item) == true ? item : input.Derived(), state));
                return tested;
            default:
                return input.Derived();
        }
    }
}
