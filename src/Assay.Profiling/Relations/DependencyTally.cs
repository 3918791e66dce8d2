using System.Runtime.InteropServices;
using Assay.Profiling.Columns;

namespace Assay.Profiling.Relations;

/// <summary>Which column says what another one is. Candidates are what the first batch shows; each is then tried on every row, in bounded memory.</summary>
internal sealed class DependencyTally(IReadOnlyList<RelatedColumn> columns)
{
    private const int MostColumns = 24;
    private const int MostValues = 10_000;
    private const int MostCandidates = 40;

    private readonly RelatedColumn[] _columns = [.. columns.Where(column => !column.IsFloating).Take(MostColumns)];
    private List<Candidate>? _candidates;

    public void Add(int rows)
    {
        var first = _candidates is null;
        _candidates ??= [.. Possible(rows)];
        if (!first)
            _candidates.RemoveAll(candidate => !candidate.Add(rows));
    }

    public IEnumerable<(int From, int To)> Dependencies() =>
        (_candidates ?? []).Where(candidate => candidate.Repeats).Select(candidate => (candidate.From.Index, candidate.To.Index));

    private IEnumerable<Candidate> Possible(int rows)
    {
        var found = 0;
        foreach (var from in _columns)
        {
            foreach (var to in _columns)
            {
                if (from == to || found == MostCandidates)
                    continue;
                var candidate = new Candidate(from, to);
                if (!candidate.Add(rows))
                    continue;
                found++;
                yield return candidate;
            }
        }
    }

    private sealed class Candidate(RelatedColumn from, RelatedColumn to)
    {
        private readonly Dictionary<ulong, ulong> _known = [];
        private long _rows;

        public RelatedColumn From => from;

        public RelatedColumn To => to;

        /// <summary>Whether values come twice on the average: a key says everything, and nothing by that.</summary>
        public bool Repeats => _known.Count > 1 && _rows >= 2L * _known.Count;

        /// <returns>False where a row breaks it, or there are too many values to tell.</returns>
        public bool Add(int rows)
        {
            var (left, right) = (from.Trace.Hashes, to.Trace.Hashes);
            for (var row = 0; row < rows; row++)
            {
                if (left[row] == CellTrace.Null)
                    continue;
                _rows++;
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, left[row], out var there);
                if (!there)
                    known = right[row];
                else if (known != right[row])
                    return false;
                if (_known.Count > MostValues)
                    return false;
            }

            return true;
        }
    }
}
