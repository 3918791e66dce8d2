using Microsoft.CodeAnalysis;

namespace Assay.Generators.ColumnLineage;

/// <summary>A method while it is read.</summary>
internal sealed class Frame(Value? self)
{
    /// <summary>What <c>this</c> is.</summary>
    public Value? Self => self;

    /// <summary>What variables hold at this point.</summary>
    public Dictionary<ISymbol, Value> Variables { get; set; } = new(SymbolEqualityComparer.Default);

    /// <summary>The collections made so far, by the place that makes them.</summary>
    public Dictionary<SyntaxNode, SequenceValue> Made { get; } = [];

    /// <summary>What decides whether this point is reached.</summary>
    public Cell Reached { get; set; } = Cell.Constant;

    /// <summary>What decides whether the rest of a loop is reached, or of the method.</summary>
    public Cell Left { get; set; } = Cell.Constant;

    /// <summary>What has been returned; null while nothing has.</summary>
    public Value? Result { get; set; }

    public void Return(Value value)
    {
        var decided = value.DecidedBy(Reached);
        Result = Result is null ? decided : Value.Either(Result, decided);
        Left = Left.And(Reached);
    }

    public void Yield(Value value)
    {
        if (Result is not SequenceValue all)
            Result = all = new SequenceValue();
        all.Add(value, Reached);
    }

    public Dictionary<ISymbol, Value> Snapshot() => new(Variables, SymbolEqualityComparer.Default);

    /// <summary>Goes on after one of two ways.</summary>
    public void Meet(Dictionary<ISymbol, Value> other)
    {
        foreach (var variable in other)
            Variables[variable.Key] = Variables.TryGetValue(variable.Key, out var here) ? Value.Either(here, variable.Value) : variable.Value;
    }
}
