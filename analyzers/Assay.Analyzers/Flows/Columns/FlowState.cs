using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Flows.Columns;

/// <summary>What variables hold at a point of a method.</summary>
internal sealed class FlowState
{
    private ImmutableDictionary<ISymbol, Flow> _variables;

    public FlowState() => _variables = ImmutableDictionary.Create<ISymbol, Flow>(SymbolEqualityComparer.Default);

    private FlowState(FlowState other)
    {
        _variables = other._variables;
        This = other.This;
        Receiver = other.Receiver;
        Decided = other.Decided;
    }

    /// <summary>The object whose method it is.</summary>
    public Flow This { get; set; } = Flow.None;

    /// <summary>What stands before a <c>?.</c>.</summary>
    public Flow Receiver { get; set; } = Flow.None;

    /// <summary>What decided that this point is come to.</summary>
    public Flow Decided { get; set; } = Flow.None;

    public Flow this[ISymbol variable]
    {
        get => _variables.TryGetValue(variable, out var flow) ? flow : Flow.None;
        set => _variables = _variables.SetItem(variable, value);
    }

    /// <summary>The state of a branch.</summary>
    public FlowState Branch() => new(this);

    /// <summary>Goes on where either of two branches may have been taken.</summary>
    public void Join(params FlowState[] branches)
    {
        var joined = branches[0]._variables;
        foreach (var branch in branches.Skip(1))
        {
            foreach (var pair in branch._variables)
                joined = joined.SetItem(pair.Key, joined.TryGetValue(pair.Key, out var known) ? known.Or(pair.Value) : pair.Value);
        }

        _variables = joined;
    }
}
