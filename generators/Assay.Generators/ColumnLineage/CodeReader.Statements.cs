using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Generators.ColumnLineage;

/// <content>Statements.</content>
internal sealed partial class CodeReader
{
    private void Visit(IOperation? statement)
    {
        if (statement is null || IsSpent())
            return;
        switch (statement)
        {
            case IBlockOperation block:
                foreach (var one in block.Operations)
                    Visit(one);
                break;
            case IExpressionStatementOperation { Operation: var expression }:
                Evaluate(expression);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    Declare(declaration);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } yielded }:
                _frame.Yield(Evaluate(yielded));
                break;
            case IReturnOperation { ReturnedValue: { } returned }:
                _frame.Return(Evaluate(returned));
                break;
            case IReturnOperation or IBranchOperation:
                _frame.Left = _frame.Left.And(_frame.Reached);
                break;
            case IConditionalOperation condition:
                Branch(Evaluate(condition.Condition).Flat, [() => Visit(condition.WhenTrue), () => Visit(condition.WhenFalse)]);
                break;
            case ISwitchOperation choice:
                Visit(choice);
                break;
            case ILoopOperation loop:
                Visit(loop);
                break;
            case ITryOperation attempt:
                Visit(attempt.Body);
                foreach (var handler in attempt.Catches)
                    Branch(Cell.Constant, [() => Visit(handler.Handler), static () => { }]);
                Visit(attempt.Finally);
                break;
            case IUsingOperation use:
                Hold(use.Resources);
                Visit(use.Body);
                break;
            case IUsingDeclarationOperation use:
                Visit(use.DeclarationGroup);
                break;
            case ILockOperation held:
                Visit(held.Body);
                break;
            case ILabeledOperation labelled:
                Visit(labelled.Operation);
                break;
            // Read where they are called.
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            default:
                Evaluate(statement);
                break;
        }
    }

    private void Hold(IOperation resources)
    {
        if (resources is IVariableDeclarationGroupOperation)
            Visit(resources);
        else
            Evaluate(resources);
    }

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var variable in declaration.Declarators)
        {
            if ((variable.Initializer ?? declaration.Initializer) is { } initializer)
                _frame.Variables[variable.Symbol] = Evaluate(initializer.Value);
        }
    }

    /// <summary>Takes each of several ways, and meets behind them.</summary>
    private void Branch(Cell deciding, IReadOnlyList<Action> ways)
    {
        var (reached, before) = (_frame.Reached, _frame.Snapshot());
        Dictionary<ISymbol, Value>? met = null;
        foreach (var way in ways)
        {
            _frame.Variables = new(before, SymbolEqualityComparer.Default);
            _frame.Reached = reached.And(deciding.Deciding(OriginKind.Conditional));
            way();
            if (met is not null)
                _frame.Meet(met);
            met = _frame.Variables;
        }

        _frame.Reached = reached.And(_frame.Left);
    }

    private void Visit(ISwitchOperation choice)
    {
        var value = Evaluate(choice.Value);
        var deciding = value.Flat;
        var ways = new List<Action>();
        foreach (var one in choice.Cases)
        {
            foreach (var clause in one.Clauses)
            {
                if (clause is IPatternCaseClauseOperation pattern)
                    deciding = deciding.And(Match(pattern.Pattern, value)).And(pattern.Guard is null ? Cell.Constant : Evaluate(pattern.Guard).Flat);
                else if (clause is ISingleValueCaseClauseOperation single)
                    deciding = deciding.And(Evaluate(single.Value).Flat);
            }

            ways.Add(() => VisitAll(one.Body));
        }

        // None of them may match.
        ways.Add(static () => { });
        var left = _frame.Left;
        Branch(deciding, ways);
        // A break leaves the switch alone.
        _frame.Left = left;
    }

    private void VisitAll(IEnumerable<IOperation> statements)
    {
        foreach (var statement in statements)
            Visit(statement);
    }

    private void Visit(ILoopOperation loop)
    {
        var (reached, left) = (_frame.Reached, _frame.Left);
        if (loop is IForLoopOperation { Before: var before })
            VisitAll(before);
        var each = loop is IForEachLoopOperation { Collection: var collection } ? Sequence(Evaluate(collection)) : null;
        // What the first time leaves behind, the second time may read.
        for (var time = 0; time < 2; time++)
        {
            var skipped = _frame.Snapshot();
            Enter(loop, each);
            Visit(loop.Body);
            if (loop is IForLoopOperation { AtLoopBottom: var bottom })
                VisitAll(bottom);
            _frame.Meet(skipped);
        }

        _frame.Left = _frame.Result is null ? left : _frame.Left;
        _frame.Reached = reached.And(_frame.Result is null ? Cell.Constant : _frame.Left);
    }

    private void Enter(ILoopOperation loop, SequenceValue? each)
    {
        switch (loop)
        {
            case IForEachLoopOperation { LoopControlVariable: var variable }:
                _frame.Reached = _frame.Reached.And(each!.Whole);
                if (variable is IVariableDeclaratorOperation { Symbol: var symbol })
                    _frame.Variables[symbol] = each.Each;
                else
                    Assign(variable, each.Each);
                break;
            case IForLoopOperation { Condition: { } condition }:
                _frame.Reached = _frame.Reached.And(Evaluate(condition).Flat.Deciding(OriginKind.Conditional));
                break;
            case IWhileLoopOperation { Condition: { } condition }:
                _frame.Reached = _frame.Reached.And(Evaluate(condition).Flat.Deciding(OriginKind.Conditional));
                break;
        }
    }
}
