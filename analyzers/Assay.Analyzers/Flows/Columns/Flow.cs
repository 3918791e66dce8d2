using System.Collections.Immutable;
using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Flows.Columns;

/// <summary>A column that is read.</summary>
/// <param name="Place">Where: in the method examined, or the call that leads to the read.</param>
/// <param name="Column">The column.</param>
/// <param name="AsIs">Whether the value holds the column's as it stands; what is computed of it doesn't.</param>
internal sealed record ColumnRead(Location Place, ColumnModel Column, bool AsIs = true);

/// <summary>What a value is made of. Where it is an object that was made in sight, of its members each for itself.</summary>
internal sealed record Flow(ImmutableHashSet<ColumnRead> Reads, ImmutableDictionary<string, Flow>? Members = null, bool IsRow = false)
{
    /// <summary>No column, as far as is known.</summary>
    public static readonly Flow None = new([]);

    /// <summary>The row that is examined.</summary>
    public static readonly Flow Row = None with { IsRow = true };

    /// <summary>Everything in it.</summary>
    public ImmutableHashSet<ColumnRead> All => Members is null ? Reads : Members.Values.Aggregate(Reads, static (all, member) => all.Union(member.All));

    /// <summary>A column's value.</summary>
    public static Flow Of(ColumnRead read) => new([read]);

    /// <summary>A value that is computed of this one.</summary>
    public Flow Derived() => All is { Count: > 0 } all ? new([.. all.Select(static read => read with { AsIs = false })]) : None;

    /// <summary>A text that this one stands in.</summary>
    public Flow Whole() => Members is null ? this : new(All);

    /// <summary>A value that is this one or another.</summary>
    public Flow Or(Flow other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, None))
            return this;
        if (ReferenceEquals(this, None))
            return other;
        return new(Reads.Union(other.Reads), Merged(Members, other.Members), IsRow || other.IsRow);
    }

    private static ImmutableDictionary<string, Flow>? Merged(ImmutableDictionary<string, Flow>? one, ImmutableDictionary<string, Flow>? other)
    {
        if (one is null || other is null)
            return one ?? other;
        foreach (var pair in other)
            one = one.SetItem(pair.Key, one.TryGetValue(pair.Key, out var known) ? known.Or(pair.Value) : pair.Value);
        return one;
    }
}
