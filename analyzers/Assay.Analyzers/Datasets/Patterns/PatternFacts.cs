namespace Assay.Analyzers.Datasets.Patterns;

/// <summary>What follows from a pattern's tree.</summary>
internal static class PatternFacts
{
    private const int Endless = int.MaxValue;

    /// <summary>Whether a match can begin at the value's start only, or takes in whatever stands before.</summary>
    public static bool BeginsAnchored(PatternNode node) => node switch
    {
        PatternNode.Anchor { Kind: '^' or 'A' or 'G' } => true,
        PatternNode.Sequence sequence => BeginsAnchored(sequence.Parts[0]),
        PatternNode.Alternation alternation => alternation.Branches.All(BeginsAnchored),
        _ => IsAnything(node),
    };

    /// <summary>Whether a match can end at the value's end only, or takes in whatever stands behind.</summary>
    public static bool EndsAnchored(PatternNode node) => node switch
    {
        PatternNode.Anchor { Kind: '$' or 'z' or 'Z' } => true,
        PatternNode.Sequence sequence => EndsAnchored(sequence.Parts[sequence.Parts.Count - 1]),
        PatternNode.Alternation alternation => alternation.Branches.All(EndsAnchored),
        _ => IsAnything(node),
    };

    /// <summary>The least length of a text that matches.</summary>
    public static int LeastLength(PatternNode node) => node switch
    {
        PatternNode.Chars => 1,
        PatternNode.Sequence sequence => sequence.Parts.Aggregate(0, static (sum, part) => Plus(sum, LeastLength(part))),
        PatternNode.Alternation alternation => alternation.Branches.Min(LeastLength),
        PatternNode.Repeat repeat => Times(LeastLength(repeat.Body), repeat.Least),
        _ => 0,
    };

    /// <summary>The greatest length of a text that matches; <see cref="int.MaxValue"/> where there is none.</summary>
    public static int GreatestLength(PatternNode node) => node switch
    {
        PatternNode.Chars => 1,
        PatternNode.Sequence sequence => sequence.Parts.Aggregate(0, static (sum, part) => Plus(sum, GreatestLength(part))),
        PatternNode.Alternation alternation => alternation.Branches.Max(GreatestLength),
        PatternNode.Repeat repeat => Times(GreatestLength(repeat.Body), repeat.Greatest),
        _ => 0,
    };

    /// <summary>How many characters stand in it when all its repetitions are written out; <see cref="int.MaxValue"/> where they are too many to count.</summary>
    public static int WrittenOut(PatternNode node) => node switch
    {
        PatternNode.Chars => 1,
        PatternNode.Sequence sequence => sequence.Parts.Aggregate(0, static (sum, part) => Plus(sum, WrittenOut(part))),
        PatternNode.Alternation alternation => alternation.Branches.Aggregate(0, static (sum, part) => Plus(sum, WrittenOut(part))),
        PatternNode.Repeat repeat => Times(WrittenOut(repeat.Body), repeat.Greatest == Endless ? Math.Max(repeat.Least, 1) : repeat.Greatest),
        _ => 0,
    };

    private static bool IsAnything(PatternNode node) => node is PatternNode.Repeat { Least: 0, Greatest: Endless, Body: PatternNode.Chars { Set.IsAny: true } };

    private static int Plus(int one, int two) => (int)Math.Min(Endless, (long)one + two);

    private static int Times(int one, int two) => one == 0 || two == 0 ? 0 : (int)Math.Min(Endless, (long)one * two);
}
