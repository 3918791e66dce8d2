namespace Assay.Analyzers.Datasets.Patterns;

/// <summary>A part of a pattern. Groups are what they hold: nothing here asks what they capture.</summary>
internal abstract record PatternNode
{
    /// <summary>Nothing.</summary>
    public sealed record Empty : PatternNode;

    /// <summary>One character of a set.</summary>
    public sealed record Chars(CharSet Set) : PatternNode;

    /// <summary>A place: <c>^</c>, <c>$</c>, or the letter of <c>\A \Z \z \G \b \B</c>.</summary>
    public sealed record Anchor(char Kind) : PatternNode;

    /// <summary>One after the other.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>One of several.</summary>
    public sealed record Alternation(IReadOnlyList<PatternNode> Branches) : PatternNode;

    /// <summary>A number of times; <see cref="int.MaxValue"/> for without end.</summary>
    public sealed record Repeat(PatternNode Body, int Least, int Greatest) : PatternNode;
}
