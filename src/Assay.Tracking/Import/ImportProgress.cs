namespace Assay.Tracking.Import;

/// <summary>Collects what an import meets.</summary>
internal sealed class ImportProgress
{
    private readonly List<string> _skipped = [];
    private readonly List<string> _problems = [];

    internal Tally Experiments { get; } = new();

    internal Tally Runs { get; } = new();

    internal Tally Versions { get; } = new();

    internal int Artifacts { get; set; }

    internal void Skip(string what) => _skipped.Add(what);

    internal void Problem(string what) => _problems.Add(what);

    internal void Problem(string file, int line, string found, string expected) =>
        _problems.Add(line > 0 ? FormattableString.Invariant($"{file}, line {line}: found {found}, expected {expected}") : $"{file}: found {found}, expected {expected}");

    internal ImportReport Report(string from, string to) => new()
    {
        From = from,
        To = to,
        Experiments = Experiments.Count,
        Runs = Runs.Count,
        ModelVersions = Versions.Count,
        Artifacts = Artifacts,
        Skipped = [.. _skipped],
        Problems = [.. _problems],
    };

    internal sealed class Tally
    {
        private int _imported;
        private int _known;

        internal ImportCount Count => new(_imported, _known);

        internal void Add(bool imported)
        {
            if (imported)
                _imported++;
            else
                _known++;
        }
    }
}
