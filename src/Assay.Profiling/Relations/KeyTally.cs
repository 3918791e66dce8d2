using Assay.CompilerServices;
using Assay.Profiling.Columns;
using Assay.Profiling.Sketches;

namespace Assay.Profiling.Relations;

/// <summary>Which two or three columns tell rows apart. Candidates are what the first batch shows; each is then tried on every row while memory lasts.</summary>
internal sealed class KeyTally(IReadOnlyList<RelatedColumn> columns, HashBudget budget)
{
    private const int MostColumns = 10;
    private const int MostCandidates = 6;

    private List<Candidate>? _candidates;

    public void Add(int rows)
    {
        var first = _candidates is null;
        _candidates ??= Possible(rows);
        if (!first)
            _candidates.RemoveAll(candidate => !candidate.Add(rows, budget));
    }

    public IEnumerable<(IReadOnlyList<int> Columns, long Rows, bool IsExact)> Keys() =>
        (_candidates ?? []).Select(candidate => ((IReadOnlyList<int>)[.. candidate.Columns.Select(column => column.Index)], candidate.Rows, !candidate.Ended));

    private List<Candidate> Possible(int rows)
    {
        // The columns of the most values, but neither keys by themselves nor with a row without a value.
        var able = columns.Where(column => !column.IsFloating).Select(column => (Column: column, Distinct: Distinct(column, rows)))
            .Where(one => one.Distinct > 1 && one.Distinct < rows)
            .OrderByDescending(one => one.Distinct).Take(MostColumns).OrderBy(one => one.Column.Index).ToList();
        var found = new List<Candidate>();
        for (var one = 0; one < able.Count; one++)
        {
            for (var two = one + 1; two < able.Count; two++)
                Try([able[one], able[two]], rows, found);
        }

        for (var one = 0; one < able.Count; one++)
        {
            for (var two = one + 1; two < able.Count; two++)
            {
                for (var three = two + 1; three < able.Count; three++)
                    Try([able[one], able[two], able[three]], rows, found);
            }
        }

        return found;
    }

    private void Try((RelatedColumn Column, int Distinct)[] columns, int rows, List<Candidate> found)
    {
        if (found.Count == MostCandidates || columns.Aggregate(1L, (all, one) => all * one.Distinct) < rows)
            return;
        if (found.Exists(key => key.Columns.All(column => columns.Any(one => one.Column == column))))
            return;
        var candidate = new Candidate([.. columns.Select(one => one.Column)]);
        if (candidate.Add(rows, budget))
            found.Add(candidate);
    }

    private static int Distinct(RelatedColumn column, int rows)
    {
        var seen = new HashTable();
        foreach (var hash in column.Trace.Hashes.AsSpan(0, rows))
        {
            if (hash == CellTrace.Null)
                return 0;
            seen.Add(hash);
        }

        return seen.Count;
    }

    private sealed class Candidate(RelatedColumn[] columns)
    {
        private HashTable? _seen = new();

        public IReadOnlyList<RelatedColumn> Columns => columns;

        public long Rows { get; private set; }

        /// <summary>Whether memory ended before the rows did.</summary>
        public bool Ended => _seen is null;

        /// <returns>False where a combination came twice, or a value is missing.</returns>
        public bool Add(int rows, HashBudget budget)
        {
            for (var row = 0; row < rows && _seen is not null; row++)
            {
                var hash = 0UL;
                var whole = true;
                foreach (var column in columns)
                {
                    whole &= column.Trace.Hashes[row] != CellTrace.Null;
                    hash = Hashes.Join(hash, column.Trace.Hashes[row]);
                }

                if (!whole || !_seen.Add(hash))
                {
                    Forget(budget);
                    return false;
                }

                if (budget.TryTake())
                    Rows++;
                else
                    Forget(budget);
            }

            return true;
        }

        private void Forget(HashBudget budget)
        {
            budget.Return(Rows);
            _seen = null;
        }
    }
}
