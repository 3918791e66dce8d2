namespace Assay.CompilerServices;

/// <summary>A part of a pattern.</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set.</summary>
    internal sealed record One(CharSet Set) : PatternNode;

    /// <summary>Parts that follow each other; none matches the empty text.</summary>
    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>Parts of which one is enough.</summary>
    internal sealed record Either(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>A part again and again.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="Least">The least number of times.</param>
    /// <param name="Greatest">The greatest; null for any.</param>
    internal sealed record Repeat(PatternNode Part, int Least, int? Greatest) : PatternNode;
}
