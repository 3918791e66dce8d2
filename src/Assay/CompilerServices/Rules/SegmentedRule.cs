using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>
/// A rule that must hold within each segment of the rows: those that agree in one column. Holds one state of the rule per segment; past
/// <see cref="Limit"/> different values, rows of further ones are one segment called <see cref="Others"/>.
/// </summary>
internal sealed class SegmentedRule(string id, RuleKernel kernel, SegmentReader segments) : Rule(id)
{
    /// <summary>How many segments are told apart.</summary>
    internal const int Limit = 10_000;

    /// <summary>The name of the segment of all rows beyond the limit.</summary>
    internal const string Others = "(others)";

    // How many segments there will be isn't known; more than so many of a hundred thousand rows each are rare.
    private const int SharedBy = 16;

    private readonly Dictionary<string, Rule> _named = new(StringComparer.Ordinal);
    private readonly bool _isBatchRule = kernel.Create().IsBatchRule;
    private Rule? _unnamed;
    private RuleDescriptor? _rule;
    private DatasetDescriptor? _dataset;
    private Action<string, string, long>? _told;
    private KeyBudget? _budget;
    private bool[] _scope = [];

    /// <inheritdoc/>
    public override bool IsBatchRule => _isBatchRule;

    internal void Observe(ColumnBatch batch, ReadOnlySpan<bool> scope)
    {
        var codes = segments.Read(batch, out var names);
        if (_scope.Length < batch.RowCount)
            _scope = new bool[batch.RowCount];
        var rows = _scope.AsSpan(0, batch.RowCount);
        for (var segment = -1; segment < names.Count; segment++)
        {
            var any = false;
            for (var row = 0; row < rows.Length; row++)
                any |= rows[row] = codes[row] == segment && (scope.IsEmpty || scope[row]);
            if (any)
                kernel.Observe(StateOf(segment < 0 ? null : names[segment]), batch, rows);
        }

        CountScope(0);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        var theirs = (SegmentedRule)other;
        if (theirs._unnamed is { } unnamed)
            StateOf(null).Merge(unnamed);
        foreach (var (name, state) in theirs._named)
            StateOf(name).Merge(state);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var masked = _dataset?.Columns[_dataset.OrdinalOf(descriptor.By!)].Sensitivity is not (null or Sensitivity.None);
        var outcomes = States().Select(one => (one.Name, Outcome: one.State.Judge(descriptor, context)))
            .OrderByDescending(one => one.Outcome.Status).ThenByDescending(one => one.Outcome.Failing).ThenBy(one => one.Name, StringComparer.Ordinal).ToList();
        if (outcomes.Count == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no row in scope" : "not read") with { By = descriptor.By };
        var worst = outcomes[0].Outcome.Status;
        var broken = outcomes.Count(one => one.Outcome.Status > VerdictStatus.Passed);
        var samples = outcomes.SelectMany(static one => one.Outcome.Samples)
            .OrderBy(static sample => new RowPlace(sample.Source, sample.Row)).Take(RuleOutcome.SampleLimit).ToList();
        return Outcome(descriptor, worst, string.Create(CultureInfo.InvariantCulture, $"{broken:N0} of {outcomes.Count:N0} segments by {descriptor.By} {(broken == 1 ? "fails" : "fail")}")) with
        {
            By = descriptor.By,
            InScope = outcomes.Sum(one => one.Outcome.InScope),
            Nulls = outcomes.Sum(one => one.Outcome.Nulls),
            Failing = outcomes.Sum(one => one.Outcome.Failing),
            Samples = samples,
            SegmentCount = outcomes.Count,
            Segments =
            [
                .. outcomes.Take(RuleOutcome.SegmentLimit).Select(one => new SegmentOutcome(
                    one.Name is null ? null : masked ? SampleRow.Mask : one.Name,
                    one.Outcome.Status, one.Outcome.Observed, one.Outcome.InScope, one.Outcome.Failing, one.Outcome.Value)),
            ],
        };
    }

    internal override void Watch(Action<string, string, long> told)
    {
        _told = told;
        foreach (var (_, state) in States())
            state.Watch(told);
    }

    internal override void Allow(KeyBudget budget) => _budget = budget.Share(SharedBy);

    internal override void Complete()
    {
        foreach (var (_, state) in States())
            state.Complete();
    }

    internal override void Bind(RuleDescriptor rule, DatasetDescriptor dataset)
    {
        base.Bind(rule, dataset);
        (_rule, _dataset) = (rule, dataset);
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        writer.Int64(States().Count());
        foreach (var (name, state) in States())
        {
            writer.Bool(name is not null);
            writer.Text(name);
            state.Save(writer);
        }
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        for (var left = reader.Count(8); left > 0; left--)
        {
            var isNamed = reader.Bool();
            var name = reader.Text();
            if (isNamed != name is not null || (isNamed ? _named.ContainsKey(name!) : _unnamed is not null))
                throw reader.Damaged("one segment twice");
            StateOf(name).Load(reader);
        }
    }

    private IEnumerable<(string? Name, Rule State)> States()
    {
        if (_unnamed is not null)
            yield return (null, _unnamed);
        foreach (var (name, state) in _named.OrderBy(one => one.Key, StringComparer.Ordinal))
            yield return (name, state);
    }

    private Rule StateOf(string? name)
    {
        if (name is null)
            return _unnamed ??= NewState();
        if (_named.TryGetValue(name, out var state))
            return state;
        if (_named.Count >= Limit && !string.Equals(name, Others, StringComparison.Ordinal))
            return StateOf(Others);
        return _named[name] = NewState();
    }

    private Rule NewState()
    {
        var state = kernel.Create();
        state.Active = Active;
        if (_rule is not null)
            state.Bind(_rule, _dataset!);
        if (_told is not null)
            state.Watch(_told);
        if (_budget is not null)
            state.Allow(_budget);
        return state;
    }
}
