using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>What a rule asks the history of verdicts before it is judged.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Metric">The number that it wants of former batches; null where it wants the distributions that it found.</param>
/// <param name="Last">Of how many batches at most.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HistoryQuestion(string Rule, VerdictMetric? Metric, int Last);
