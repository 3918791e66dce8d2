using Assay.CompilerServices;

namespace Assay.Validation.Quarantine;

/// <summary>
/// The rows that fail a rule of severity <see cref="Severity.Error"/>, by file and row. Which rules a row fails by itself is found out when it
/// is written; what it breaks together with others (a key that it repeats, a sequence) is known
/// only here, where all rows were seen.
/// </summary>
internal sealed class FailingRows
{
    private readonly Dictionary<(string Source, long Row), List<string>> _repeats = [];
    private readonly HashSet<string> _together;

    /// <summary>Failing rows of what a validator observes from now on, and completes.</summary>
    public FailingRows(DatasetValidator validator)
    {
        _together = validator.Rules.Where(rule => rule.IsBatchRule).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        validator.WatchFailures(Severity.Error, Add);
    }

    public long Count => _repeats.Count;

    public bool Contains(string source, long row) => _repeats.ContainsKey((source, row));

    /// <summary>The rules about rows together that a row fails.</summary>
    public IReadOnlyList<string> Repeats(string source, long row) => _repeats.GetValueOrDefault((source, row)) ?? [];

    private void Add(string rule, string source, long row)
    {
        if (!_repeats.TryGetValue((source, row), out var repeats))
            _repeats[(source, row)] = repeats = [];
        if (_together.Contains(rule))
            repeats.Add(rule);
    }
}
