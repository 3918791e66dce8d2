namespace Assay.Profiling.Relations;

/// <summary>Which two columns add up to a third. Candidates are what the first rows show; each is then tried on every row.</summary>
internal sealed class SumTally(IReadOnlyList<RelatedColumn> columns)
{
    private const int MostColumns = 24;
    private const int FirstRows = 256;
    private const int MostCandidates = 50;
    private const int LeastRows = 10;
    private const double Rounding = 1e-9;

    private readonly RelatedColumn[] _columns = [.. columns.Where(column => column.IsNumber).Take(MostColumns)];
    private List<Candidate>? _candidates;

    public void Add(int rows)
    {
        _candidates ??= [.. Possible(Math.Min(rows, FirstRows)).Take(MostCandidates)];
        foreach (var candidate in _candidates)
        {
            if (candidate.Holds)
                candidate.Add(rows);
        }

        _candidates.RemoveAll(candidate => !candidate.Holds);
    }

    public IEnumerable<(int First, int Second, int Sum, long Rows)> Sums() =>
        (_candidates ?? []).Where(candidate => candidate.IsTelling).Select(candidate => (candidate.First.Index, candidate.Second.Index, candidate.Sum.Index, candidate.Rows));

    private IEnumerable<Candidate> Possible(int rows)
    {
        for (var one = 0; one < _columns.Length; one++)
        {
            for (var two = one + 1; two < _columns.Length; two++)
            {
                foreach (var sum in _columns)
                {
                    if (sum == _columns[one] || sum == _columns[two])
                        continue;
                    var candidate = new Candidate(_columns[one], _columns[two], sum);
                    candidate.Add(rows);
                    if (candidate.Holds)
                        yield return new Candidate(_columns[one], _columns[two], sum);
                }
            }
        }
    }

    private sealed class Candidate(RelatedColumn first, RelatedColumn second, RelatedColumn sum)
    {
        private long _firstCounts;
        private long _secondCounts;

        public RelatedColumn First => first;

        public RelatedColumn Second => second;

        public RelatedColumn Sum => sum;

        public bool Holds { get; private set; } = true;

        public long Rows { get; private set; }

        /// <summary>Whether both parts change the sum in some rows: a column of zeros makes equal columns of two.</summary>
        public bool IsTelling => Rows >= LeastRows && _firstCounts >= LeastRows / 2 && _secondCounts >= LeastRows / 2;

        public void Add(int rows)
        {
            var (one, two, all) = (first.Trace.Numbers, second.Trace.Numbers, sum.Trace.Numbers);
            for (var row = 0; row < rows; row++)
            {
                var far = one[row] + two[row] - all[row];
                if (double.IsNaN(far))
                    continue;
                if (Math.Abs(far) > Rounding * Math.Max(Math.Abs(one[row]), Math.Max(Math.Abs(two[row]), Math.Abs(all[row]))))
                {
                    Holds = false;
                    return;
                }

                Rows++;
                if (one[row] != 0)
                    _firstCounts++;
                if (two[row] != 0)
                    _secondCounts++;
            }
        }
    }
}
