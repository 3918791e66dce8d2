using Assay.CompilerServices;

namespace Assay.Validation.Quarantine;

/// <summary>
/// The rows that fail a rule of severity <see cref="Severity.Error"/>, by file and row. Which rules a row fails by itself is found out when it
/// is written; which key it repeats is known only here, where all rows were seen.
/// </summary>
internal sealed class FailingRows
{
    private readonly Dictionary<(string Source, long Row), List<string>> _repeats = [];
    private readonly DatasetValidator _validator;
    private readonly UniqueRule[] _unique;
    private readonly long[] _counted;

    /// <summary>Failing rows of what a validator observes from now on.</summary>
    public FailingRows(DatasetValidator validator)
    {
        _validator = validator;
        var errors = validator.Descriptor.Rules.Where(rule => rule.Severity == Severity.Error).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        _unique = [.. validator.Rules.OfType<UniqueRule>().Where(rule => errors.Contains(rule.Id))];
        _counted = new long[_unique.Length];
        validator.WatchFailures(Severity.Error, Add);
    }

    public long Count => _repeats.Count;

    public bool Contains(string source, long row) => _repeats.ContainsKey((source, row));

    /// <summary>The rules about keys that a row fails.</summary>
    public IReadOnlyList<string> Repeats(string source, long row) => _repeats.GetValueOrDefault((source, row)) ?? [];

    private void Add(string source, long row)
    {
        if (!_repeats.TryGetValue((source, row), out var repeats))
            _repeats[(source, row)] = repeats = [];
        // The rule that tells of a repeated key has just counted it.
        for (var i = 0; i < _unique.Length; i++)
        {
            if (_unique[i].Failing == _counted[i])
                continue;
            _counted[i] = _unique[i].Failing;
            repeats.Add(_unique[i].Id);
        }
    }
}
