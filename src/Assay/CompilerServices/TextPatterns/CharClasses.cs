namespace Assay.CompilerServices;

/// <summary>Code units that no set of a pattern tells apart are one class.</summary>
internal sealed class CharClasses
{
    private const int AsciiEnd = 128;

    private readonly char[] _starts;
    private readonly ushort[] _classes;
    private readonly ushort[] _ascii = new ushort[AsciiEnd];

    internal CharClasses(IReadOnlyList<CharSet> sets)
    {
        // Between two neighbouring ends of ranges, all are in the same sets; stretches that are in the same sets are one class.
        var starts = new SortedSet<int>([0]);
        foreach (var (first, last) in sets.SelectMany(static set => set.Ranges))
        {
            starts.Add(first);
            if (last < char.MaxValue)
                starts.Add(last + 1);
        }

        _starts = [.. starts.Select(static start => (char)start)];
        _classes = new ushort[_starts.Length];
        var known = new Dictionary<string, ushort>(StringComparer.Ordinal);
        var samples = new List<char>();
        for (var i = 0; i < _starts.Length; i++)
        {
            var start = _starts[i];
            var within = string.Create(sets.Count, (sets, start), static (span, of) =>
            {
                for (var set = 0; set < span.Length; set++)
                    span[set] = of.sets[set].Contains(of.start) ? '1' : '0';
            });
            if (!known.TryGetValue(within, out _classes[i]))
            {
                known[within] = _classes[i] = (ushort)known.Count;
                samples.Add(start);
            }
        }

        Samples = samples;
        for (var c = 0; c < AsciiEnd; c++)
            _ascii[c] = Find((char)c);
    }

    /// <summary>A member of each class.</summary>
    internal IReadOnlyList<char> Samples { get; }

    /// <summary>The class of a code unit.</summary>
    internal int Of(char c) => c < AsciiEnd ? _ascii[c] : Find(c);

    private ushort Find(char c)
    {
        var at = Array.BinarySearch(_starts, c);
        return _classes[at >= 0 ? at : ~at - 1];
    }
}
