using Assay.Profiling.Columns;

namespace Assay.Profiling.Relations;

/// <summary>Which of two columns is never the greater, and whether they are the same. A pair costs nothing more once a row has broken all of it.</summary>
internal sealed class PairTally
{
    private readonly List<Pair> _pairs = [];

    public PairTally(IReadOnlyList<RelatedColumn> columns)
    {
        for (var one = 0; one < columns.Count; one++)
        {
            for (var two = one + 1; two < columns.Count; two++)
            {
                var (first, second) = (columns[one], columns[two]);
                var ordered = (first.IsNumber && second.IsNumber) || (first.IsTime && first.Type == second.Type);
                if (ordered || first.Type == second.Type)
                    _pairs.Add(new Pair(first, second) { MayBeEqual = first.Type == second.Type, MayBeAtMost = ordered, MayBeAtLeast = ordered });
            }
        }
    }

    public void Add(int rows, ReadOnlySpan<byte> parts)
    {
        foreach (var pair in _pairs)
        {
            if (pair.MayBeEqual)
                pair.MayBeEqual = pair.First.Trace.Hashes.AsSpan(0, rows).SequenceEqual(pair.Second.Trace.Hashes.AsSpan(0, rows));
            if (pair.MayBeAtMost || pair.MayBeAtLeast)
                pair.Compare(rows, parts);
        }
    }

    public IEnumerable<(int First, int Second)> Equal() => _pairs.Where(pair => pair.MayBeEqual).Select(pair => (pair.First.Index, pair.Second.Index));

    /// <summary>The comparisons that hold of every learned row, with the number of rows held back that break them.</summary>
    public IEnumerable<(int Lesser, int Greater, bool IsStrict, long Rows, long Breaks)> Comparisons()
    {
        foreach (var pair in _pairs)
        {
            // Where both directions hold they are equal, which says more.
            if (pair.MayBeEqual || pair.Rows == 0 || pair.MayBeAtMost == pair.MayBeAtLeast)
                continue;
            yield return pair.MayBeAtMost
                ? (pair.First.Index, pair.Second.Index, pair.Same == 0, pair.Rows, pair.HeldAbove)
                : (pair.Second.Index, pair.First.Index, pair.Same == 0, pair.Rows, pair.HeldBelow);
        }
    }

    private sealed class Pair(RelatedColumn first, RelatedColumn second)
    {
        public RelatedColumn First => first;

        public RelatedColumn Second => second;

        public bool MayBeEqual { get; set; }

        public bool MayBeAtMost { get; set; }

        public bool MayBeAtLeast { get; set; }

        public long Rows { get; private set; }

        public long Same { get; private set; }

        public long HeldAbove { get; private set; }

        public long HeldBelow { get; private set; }

        public void Compare(int rows, ReadOnlySpan<byte> parts)
        {
            var left = first.Trace.Numbers.AsSpan(0, rows);
            var right = second.Trace.Numbers.AsSpan(0, rows);
            for (var row = 0; row < rows; row++)
            {
                var (one, two) = (left[row], right[row]);
                if (one < two)
                {
                    Rows++;
                    if (parts[row] != 0)
                        HeldBelow++;
                    else
                        MayBeAtLeast = false;
                }
                else if (one > two)
                {
                    Rows++;
                    if (parts[row] != 0)
                        HeldAbove++;
                    else
                        MayBeAtMost = false;
                }
                else if (one == two)
                {
                    Rows++;
                    Same++;
                }

                if (!MayBeAtMost && !MayBeAtLeast)
                    return;
            }
        }
    }
}
