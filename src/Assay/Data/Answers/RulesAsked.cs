using Assay.CompilerServices;

namespace Assay;

/// <summary>Rules that a source may answer itself, without its rows being read.</summary>
/// <param name="Rules">The rules: none of them calls a method of the declaration.</param>
/// <param name="Columns">The ordinals of the columns that a validation reads: what samples show, and of which the summaries are wanted.</param>
public sealed record RulesAsked(IReadOnlyList<RuleAsked> Rules, IReadOnlyList<int> Columns)
{
    /// <summary>Whether the numbers of columns are wanted. Without, a source may say that a column's cells are of its type, and of the rest only what it knows.</summary>
    public bool Summaries { get; init; } = true;
}

/// <summary>A rule that a source may answer.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Known">
/// Of a rule of kind <c>references</c>: whether the cell of a batch (ordinal, row) stands in the column referred to; the cell is not null. Else null.
/// </param>
public sealed record RuleAsked(RuleDescriptor Rule, Func<ColumnBatch, int, int, bool>? Known = null);
