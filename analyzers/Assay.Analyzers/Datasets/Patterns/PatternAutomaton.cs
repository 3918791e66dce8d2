namespace Assay.Analyzers.Datasets.Patterns;

/// <summary>
/// The position automaton of a pattern (Glushkov 1961): a state for each character that stands in it, an edge for each pair that can follow one
/// another. An edge that two repetitions bring is kept twice: a matcher that backtracks tries both.
/// </summary>
internal sealed class PatternAutomaton
{
    // As many as no pattern that people read has; the pairs of states grow with the square.
    private const int GreatestStates = 100;

    // From here on a bounded repetition leaves so many ways to split a text that it may as well have no end.
    private const int Many = 10;

    private readonly List<CharSet> _sets = [];
    private readonly List<HashSet<int>> _follows = [];

    private PatternAutomaton()
    {
    }

    /// <summary>The characters of each state.</summary>
    public IReadOnlyList<CharSet> Sets => _sets;

    /// <summary>The states that can follow each.</summary>
    public IReadOnlyList<HashSet<int>> Follows => _follows;

    /// <summary>Whether two repetitions, one within the other, bring the same edge.</summary>
    public bool HasDoubledEdge { get; private set; }

    /// <summary>The automaton; null where it has too many states.</summary>
    public static PatternAutomaton? Of(PatternNode pattern)
    {
        var automaton = new PatternAutomaton();
        return automaton.Add(pattern) is null ? null : automaton;
    }

    private Ends? Add(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Chars chars:
                return State(chars.Set);
            case PatternNode.Sequence sequence:
                var all = Ends.Nothing;
                foreach (var part in sequence.Parts)
                {
                    if (Add(part) is not { } next)
                        return null;
                    all = Then(all, next);
                }

                return all;
            case PatternNode.Alternation alternation:
                var any = new Ends(false, [], []);
                foreach (var branch in alternation.Branches)
                {
                    if (Add(branch) is not { } one)
                        return null;
                    any = new Ends(any.IsEmpty || one.IsEmpty, [.. any.First, .. one.First], [.. any.Last, .. one.Last]);
                }

                return any;
            case PatternNode.Repeat repeat:
                return Repeated(repeat);
            default:
                return Ends.Nothing;
        }
    }

    private Ends? State(CharSet set)
    {
        if (_sets.Count == GreatestStates)
            return null;
        _sets.Add(set);
        _follows.Add([]);
        return new Ends(false, [_sets.Count - 1], [_sets.Count - 1]);
    }

    // x{2,4} is x x (x (x)?)?, and x{2,} is x x+.
    private Ends? Repeated(PatternNode.Repeat repeat)
    {
        if (repeat.Greatest == 0)
            return Ends.Nothing;
        var endless = repeat.Greatest >= Many && repeat.Greatest > repeat.Least;
        var copies = new List<Ends>();
        for (var i = 0; i < (endless ? Math.Max(repeat.Least, 1) : repeat.Greatest); i++)
        {
            if (Add(repeat.Body) is not { } copy)
                return null;
            copies.Add(copy);
        }

        if (endless)
            Loop(copies[copies.Count - 1]);
        var whole = Ends.Nothing;
        for (var i = copies.Count - 1; i >= 0; i--)
        {
            whole = Then(copies[i], whole);
            if (i >= repeat.Least)
                whole = whole with { IsEmpty = true };
        }

        return whole;
    }

    private void Loop(Ends body)
    {
        foreach (var last in body.Last)
        {
            foreach (var first in body.First)
                HasDoubledEdge |= !_follows[last].Add(first);
        }
    }

    private Ends Then(Ends one, Ends two)
    {
        foreach (var last in one.Last)
            _follows[last].UnionWith(two.First);
        return new Ends(
            one.IsEmpty && two.IsEmpty,
            one.IsEmpty ? [.. one.First, .. two.First] : one.First,
            two.IsEmpty ? [.. one.Last, .. two.Last] : two.Last);
    }

    private sealed record Ends(bool IsEmpty, IReadOnlyList<int> First, IReadOnlyList<int> Last)
    {
        public static Ends Nothing { get; } = new(true, [], []);
    }
}
