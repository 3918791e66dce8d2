using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>
/// A pattern as a table with one way on from each state for each class of characters (M. Rabin and D. Scott, IBM Journal 3(2), 1959). Made once;
/// running it allocates nothing and looks at each character once.
/// </summary>
internal sealed class StateTable
{
    /// <summary>How many states a table may have; a pattern that needs more runs otherwise.</summary>
    private const int Most = 400;

    private const short Nowhere = -1;

    private readonly CharClasses _classes;
    private readonly int _width;
    private readonly short[] _ways;
    private readonly bool[] _accepts;

    private StateTable(CharClasses classes, short[] ways, bool[] accepts)
    {
        (_classes, _width, _ways, _accepts) = (classes, classes.Samples.Count, ways, accepts);
    }

    /// <summary>The table of a pattern; null where it would be too large.</summary>
    internal static StateTable? Of(PatternNode pattern)
    {
        if (StateGraph.Of(pattern) is not { } graph)
            return null;
        var classes = new CharClasses([.. graph.Sets.Distinct()]);
        var states = new List<HashSet<int>>();
        var known = new Dictionary<string, short>(StringComparer.Ordinal);
        var ways = new List<short>();
        var start = new HashSet<int>();
        graph.Close(graph.Start, start);
        Number(start);
        for (var at = 0; at < states.Count; at++)
        {
            foreach (var sample in classes.Samples)
            {
                var next = new HashSet<int>();
                foreach (var state in states[at])
                {
                    if (graph[state] is ({ } on, var to) && on.Contains(sample))
                        graph.Close(to, next);
                }

                ways.Add(next.Count == 0 ? Nowhere : Number(next));
            }

            if (states.Count > Most)
                return null;
        }

        return new StateTable(classes, [.. ways], [.. states.Select(state => state.Contains(graph.Accepting))]);

        short Number(HashSet<int> state)
        {
            int[] members = [.. state.Order()];
            var key = new string(MemoryMarshal.Cast<int, char>(members));
            if (!known.TryGetValue(key, out var number))
            {
                known[key] = number = (short)states.Count;
                states.Add(state);
            }

            return number;
        }
    }

    /// <summary>Whether the whole text matches.</summary>
    internal bool IsMatch(ReadOnlySpan<char> text)
    {
        var state = 0;
        foreach (var c in text)
        {
            state = _ways[(state * _width) + _classes.Of(c)];
            if (state < 0)
                return false;
        }

        return _accepts[state];
    }
}
