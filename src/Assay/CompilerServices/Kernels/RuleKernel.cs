namespace Assay.CompilerServices;

/// <summary>How a declared rule is judged: its empty state, and how that observes a batch that has the rule's columns.</summary>
/// <param name="Create">Makes the state.</param>
/// <param name="Observe">Feeds it a batch.</param>
internal sealed record RuleKernel(Func<Rule> Create, RuleObservation Observe)
{
    /// <summary>The columns that a batch must have.</summary>
    internal int[] Ordinals { get; init; } = [];

    /// <summary>Which of the set's scopes puts rows in scope; −1 for none.</summary>
    internal int Scope { get; init; } = -1;
}

/// <summary>Feeds a batch to a rule's state.</summary>
/// <param name="rule">The state.</param>
/// <param name="batch">The batch.</param>
/// <param name="scope">Per row whether it is in scope; empty for all.</param>
internal delegate void RuleObservation(Rule rule, ColumnBatch batch, ReadOnlySpan<bool> scope);
