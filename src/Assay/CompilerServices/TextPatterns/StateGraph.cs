namespace Assay.CompilerServices;

/// <summary>
/// A pattern as states with several ways on (K. Thompson, CACM 11(6), 1968): from a state, a character of a set leads to another one, or nothing
/// does. The last state accepts.
/// </summary>
internal sealed class StateGraph
{
    /// <summary>How many states a pattern may have: bounded repetitions are written out.</summary>
    private const int Most = 4_000;

    private readonly List<(CharSet? On, int To, int Or)> _states = [];

    private StateGraph()
    {
    }

    internal int Start { get; private set; }

    internal int Accepting { get; private set; }

    internal int Count => _states.Count;

    /// <summary>The sets that lead on.</summary>
    internal IEnumerable<CharSet> Sets => _states.Select(static state => state.On).OfType<CharSet>();

    /// <summary>The graph of a pattern; null where it is too large.</summary>
    internal static StateGraph? Of(PatternNode pattern)
    {
        var graph = new StateGraph();
        graph.Accepting = graph.Add(null, -1, -1);
        graph.Start = graph.Before(pattern, graph.Accepting);
        return graph.Start < 0 ? null : graph;
    }

    /// <summary>The set that leads on from a state, and where to.</summary>
    internal (CharSet? On, int To) this[int state] => (_states[state].On, _states[state].To);

    /// <summary>Adds a state and those that it leads to without a character.</summary>
    internal void Close(int state, HashSet<int> into)
    {
        var left = new Stack<int>([state]);
        while (left.TryPop(out var at))
        {
            if (at < 0 || !into.Add(at) || _states[at].On is not null)
                continue;
            left.Push(_states[at].To);
            left.Push(_states[at].Or);
        }
    }

    // Built from the end: each part is given the state that follows it.
    private int Before(PatternNode node, int next)
    {
        if (next < 0)
            return -1;
        switch (node)
        {
            case PatternNode.One one:
                return Add(one.Set, next, -1);
            case PatternNode.Sequence sequence:
                for (var i = sequence.Parts.Count - 1; i >= 0; i--)
                    next = Before(sequence.Parts[i], next);
                return next;
            case PatternNode.Either either:
                var entry = Before(either.Parts[^1], next);
                for (var i = either.Parts.Count - 2; i >= 0 && entry >= 0; i--)
                    entry = Before(either.Parts[i], next) is >= 0 and var other ? Add(null, other, entry) : -1;
                return entry;
            default:
                return BeforeRepeat((PatternNode.Repeat)node, next);
        }
    }

    private int BeforeRepeat(PatternNode.Repeat repeat, int next)
    {
        if (repeat.Greatest is { } greatest)
        {
            // Each of the optional ones may be the first that is left out.
            var end = next;
            for (var i = repeat.Least; i < greatest && next >= 0; i++)
                next = Before(repeat.Part, next) is >= 0 and var part ? Add(null, part, end) : -1;
        }
        else
        {
            var loop = Add(null, -1, next);
            if (loop < 0 || Before(repeat.Part, loop) is not (>= 0 and var part))
                return -1;
            _states[loop] = (null, part, next);
            next = loop;
        }

        for (var i = 0; i < repeat.Least && next >= 0; i++)
            next = Before(repeat.Part, next);
        return next;
    }

    private int Add(CharSet? on, int to, int or)
    {
        if (_states.Count == Most)
            return -1;
        _states.Add((on, to, or));
        return _states.Count - 1;
    }
}
