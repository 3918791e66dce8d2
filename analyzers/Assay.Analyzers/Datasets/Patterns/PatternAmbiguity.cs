namespace Assay.Analyzers.Datasets.Patterns;

/// <summary>
/// Whether a text can be matched in a number of ways that doubles with its length: then a matcher that backtracks tries all of them on a text that
/// doesn't match. It is so exactly if some state leads back to itself over one text by two paths (exponential degree of ambiguity; Weber and
/// Seidl, 1991), which is a strongly connected component of the automaton's square that holds a state paired with itself and another pair.
/// </summary>
internal static class PatternAmbiguity
{
    // Quiet rather than slow: the editor waits.
    private const int GreatestEdges = 400_000;

    public static bool IsExponential(PatternNode pattern)
    {
        if (!HasChoiceWithinLoop(pattern, false) || PatternAutomaton.Of(pattern) is not { } automaton)
            return false;
        return automaton.HasDoubledEdge || (Square(automaton) is { } square && HasTwoPaths(square, automaton.Sets.Count));
    }

    // What most patterns don't have, and is cheap to see.
    private static bool HasChoiceWithinLoop(PatternNode node, bool within) => node switch
    {
        PatternNode.Sequence sequence => sequence.Parts.Any(part => HasChoiceWithinLoop(part, within)),
        PatternNode.Alternation alternation => within || alternation.Branches.Any(branch => HasChoiceWithinLoop(branch, within)),
        PatternNode.Repeat { Least: var least, Greatest: var greatest } repeat =>
            (within && least != greatest) || HasChoiceWithinLoop(repeat.Body, within || greatest > 1),
        _ => false,
    };

    // The pairs that one character leads to from each pair; a pair and its mirror image are one.
    private static List<int>[]? Square(PatternAutomaton automaton)
    {
        var count = automaton.Sets.Count;
        var meets = new bool[count, count];
        for (var one = 0; one < count; one++)
        {
            for (var two = one; two < count; two++)
                meets[one, two] = meets[two, one] = automaton.Sets[one].Intersects(automaton.Sets[two]);
        }

        var edges = 0;
        var square = new List<int>[count * count];
        for (var pair = 0; pair < square.Length; pair++)
        {
            var next = square[pair] = [];
            foreach (var one in automaton.Follows[pair / count])
            {
                foreach (var two in automaton.Follows[pair % count])
                {
                    if (meets[one, two])
                        next.Add((Math.Min(one, two) * count) + Math.Max(one, two));
                }
            }

            if ((edges += next.Count) > GreatestEdges)
                return null;
        }

        return square;
    }

    private static bool HasTwoPaths(List<int>[] square, int count)
    {
        foreach (var component in Components(square))
        {
            if (component.Exists(pair => pair / count == pair % count) && component.Exists(pair => pair / count != pair % count))
                return true;
        }

        return false;
    }

    // Kosaraju's: in the order of leaving, backwards over reversed edges.
    private static IEnumerable<List<int>> Components(List<int>[] edges)
    {
        var reversed = new List<int>[edges.Length];
        for (var node = 0; node < edges.Length; node++)
            reversed[node] = [];
        for (var node = 0; node < edges.Length; node++)
        {
            foreach (var next in edges[node])
                reversed[next].Add(node);
        }

        var order = new List<int>();
        var seen = new bool[edges.Length];
        for (var node = 0; node < edges.Length; node++)
            Walk(edges, node, seen, order);
        Array.Clear(seen, 0, seen.Length);
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var component = new List<int>();
            Walk(reversed, order[i], seen, component);
            if (component.Count > 1)
                yield return component;
        }
    }

    private static void Walk(List<int>[] edges, int start, bool[] seen, List<int> left)
    {
        if (seen[start])
            return;
        seen[start] = true;
        var path = new Stack<(int Node, int Next)>();
        path.Push((start, 0));
        while (path.Count > 0)
        {
            var (node, next) = path.Pop();
            if (next == edges[node].Count)
            {
                left.Add(node);
                continue;
            }

            path.Push((node, next + 1));
            if (!seen[edges[node][next]])
            {
                seen[edges[node][next]] = true;
                path.Push((edges[node][next], 0));
            }
        }
    }
}
