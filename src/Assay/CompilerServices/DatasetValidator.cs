using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// The validation of a dataset as a mergeable state: <see cref="Observe"/> batches, <see cref="Merge"/> states, then <see cref="Judge"/>.
/// Generated classes add their rules in the constructor and feed them columns. Not thread-safe: one per thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class DatasetValidator
{
    private readonly List<Rule> _rules = [];
    private readonly List<TypeRule> _types = [];
    private readonly List<NestedValidation> _nested = [];
    private readonly Dictionary<string, RuleDescriptor> _descriptors;
    private readonly List<RuleDescriptor> _typeDescriptors = [];
    private readonly ColumnMomentsSet _moments;
    private bool _answered;

    /// <summary>A validator with empty states.</summary>
    protected DatasetValidator(DatasetDescriptor descriptor, ValidationPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Descriptor = descriptor;
        Purpose = purpose;
        _moments = new(descriptor);
        _descriptors = descriptor.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        for (var ordinal = 0; ordinal < descriptor.Columns.Count; ordinal++)
        {
            var column = descriptor.Columns[ordinal];
            var type = new RuleDescriptor
            {
                Id = $"{descriptor.Name}.{column.StorageName}.type",
                Kind = "type",
                Columns = [column.Name],
                Expectation = $"readable as {column.Type}",
            };
            _typeDescriptors.Add(type);
            var rule = new TypeRule(type.Id, ordinal);
            rule.Bind(type, descriptor);
            _types.Add(rule);
        }
    }

    /// <summary>The dataset.</summary>
    public DatasetDescriptor Descriptor { get; }

    /// <summary>What the validation is for.</summary>
    public ValidationPurpose Purpose { get; }

    /// <summary>The number of rows observed.</summary>
    public long Rows { get; private set; }

    /// <summary>The number of rows that were read, whatever the source said of their number.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Whether the numbers of columns are observed that no rule asks for; set before the first batch.</summary>
    public bool HasStatistics { get; set; } = true;

    /// <summary>The rules in order of declaration.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>The rules that need the values of another dataset before <see cref="Judge"/>.</summary>
    public IEnumerable<ReferencesRule> References => 
        _rules.OfType<ReferencesRule>().Where(rule => rule.Active).Concat(_nested.SelectMany(nested => nested.References));

    /// <summary>What rules want to know of former batches before <see cref="Judge"/>.</summary>
    public IEnumerable<HistoryQuestion> Questions => _rules.Where(rule => rule.Active).Select(rule => rule.Asks).OfType<HistoryQuestion>();

    /// <summary>The other datasets whose numbers rules need before <see cref="Judge"/>.</summary>
    public IEnumerable<OtherDataset> Others => _rules.Where(rule => rule.Active).Select(rule => rule.Beside).OfType<OtherDataset>();

    /// <summary>The columns whose distributions rules need before <see cref="Judge"/>.</summary>
    public IEnumerable<BaselineColumn> Baselines => _rules.Where(rule => rule.Active).Select(rule => rule.Compared).OfType<BaselineColumn>();

    /// <summary>The queries over the whole batch that rules need the answers of before <see cref="Judge"/>.</summary>
    public IEnumerable<QueryAsked> Queries => _rules.Where(rule => rule.Active).Select(rule => rule.Query).OfType<QueryAsked>();

    /// <summary>Whether a rule needs to know which columns the batch stores.</summary>
    public bool AsksSchema => _rules.Exists(rule => rule.Active && rule.AsksSchema);

    /// <summary>Observes a batch.</summary>
    public void Observe(ColumnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        RowsRead = checked(RowsRead + batch.RowCount);
        if (!_answered)
            Rows = RowsRead;
        foreach (var type in _types)
            type.Observe(batch);
        if (Purpose != ValidationPurpose.Request && (HasStatistics || _rules.Exists(rule => rule is BatchCheckRule)))
            _moments.Observe(batch);
        ObserveRules(batch);
        foreach (var nested in _nested)
            nested.Observe(batch);
    }

    /// <summary>
    /// Takes what the source answered: those rules observe nothing, the rest goes on as without. Rows are then counted by the source; such a state can't
    /// be saved or merged.
    /// </summary>
    public void Take(SourceAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (Rows > 0 || _answered)
            throw new InvalidOperationException("Answers are taken by a validator that has observed nothing.");
        _answered = true;
        Rows = answers.Rows;
        foreach (var rule in _rules)
        {
            if (answers.Rules.TryGetValue(rule.Id, out var answer))
                rule.Take(answer);
        }

        foreach (var (ordinal, column) in answers.Columns)
            _moments.Take(ordinal, column);
    }

    /// <summary>
    /// Asks to be told of each failing row (rule, source, and row from 1) of rules of at least a severity, as rows are observed or states merged;
    /// of repeated keys among many only in <see cref="Complete"/>. Rules over references tell only after <see cref="ReferencesRule.Expect"/>.
    /// </summary>
    /// <param name="least">The least severity.</param>
    /// <param name="told">Called once per rule and failing row, on the observing thread.</param>
    public void WatchFailures(Severity least, Action<string, string, long> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        foreach (var type in _types)
            type.Watch(told);
        foreach (var rule in _rules)
        {
            if (_descriptors[rule.Id].Severity >= least)
                rule.Watch(told);
        }

        foreach (var nested in _nested)
            nested.Watch(least, told);
    }

    /// <summary>Says how much memory rules over keys may use; before the first batch. Without, they use as much as they need.</summary>
    public void Limit(KeyBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var share = budget.Share(Descriptor.Rules.Count(static rule => rule.Kind == "unique"));
        foreach (var rule in _rules)
            rule.Allow(share);
    }

    /// <summary>
    /// Says that the batches up to <see cref="EndPiece"/> are those of a piece: values of some columns, by ordinal, lie between bounds within which, these bounds left out,
    /// no other piece has any. Keys of such a piece need not be kept; the state can then be merged, but no more be saved.
    /// </summary>
    public void BeginPiece(IReadOnlyDictionary<int, ColumnBounds> apart)
    {
        ArgumentNullException.ThrowIfNull(apart);
        foreach (var rule in _rules)
            rule.BeginPiece(apart);
    }

    /// <summary>Ends a piece.</summary>
    public void EndPiece()
    {
        foreach (var rule in _rules)
            rule.EndPiece();
    }

    /// <summary>Tells whoever watches of the rest of the failing rows; once, after the last batch.</summary>
    public void Complete()
    {
        foreach (var rule in _rules)
            rule.Complete();
    }

    /// <summary>Adds the states of the same validator over other rows.</summary>
    public virtual void Merge(DatasetValidator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.GetType() != GetType() || other.Purpose != Purpose)
            throw new ArgumentException($"States of {other.Descriptor.Name} can't be merged into those of {Descriptor.Name}.", nameof(other));
        (Rows, RowsRead) = checked((Rows + other.Rows, RowsRead + other.RowsRead));
        for (var i = 0; i < _rules.Count; i++)
            _rules[i].Merge(other._rules[i]);
        for (var i = 0; i < _types.Count; i++)
            _types[i].Merge(other._types[i]);
        for (var i = 0; i < _nested.Count; i++)
            _nested[i].Merge(other._nested[i]);
        _moments.Merge(other._moments);
    }

    /// <summary>The verdict on what was observed.</summary>
    public Verdict Judge(string source, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Statistics = Statistics();
        var outcomes = Outcomes(context);
        var worst = outcomes.Count == 0 ? VerdictStatus.Passed : outcomes.Max(outcome => outcome.Status);
        return new Verdict
        {
            Dataset = Descriptor.Name,
            Source = source,
            AsOf = context.AsOf,
            Rows = Rows,
            Status = worst == VerdictStatus.Skipped ? VerdictStatus.Passed : worst,
            Rules = outcomes,
            Columns = HasStatistics ? _moments.Summarize() : [],
        };
    }

    internal List<RuleOutcome> Outcomes(JudgeContext context)
    {
        var outcomes = new List<RuleOutcome>();
        for (var i = 0; i < _types.Count; i++)
        {
            if (_types[i].Failing > 0)
                outcomes.Add(_types[i].Judge(_typeDescriptors[i], context));
        }

        foreach (var rule in _rules)
        {
            if (rule.Active || rule.Answered)
                outcomes.Add(rule.Judge(_descriptors[rule.Id], context));
        }

        foreach (var nested in _nested)
            outcomes.AddRange(nested.Judge(context));
        return outcomes;
    }

    /// <summary>Registers what a column of lists or structs holds; called in order of ordinals.</summary>
    /// <param name="ordinal">The column.</param>
    /// <param name="record">The plan of the record within; null where there is none.</param>
    protected void AddNested(int ordinal, DatasetPlan? record) => _nested.Add(new NestedValidation(Descriptor, ordinal, record, Purpose));

    /// <summary>Registers a rule; called in order of declaration.</summary>
    protected TRule Add<TRule>(TRule rule)
        where TRule : Rule
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (!_descriptors.TryGetValue(rule.Id, out var descriptor))
            throw new ArgumentException($"{Descriptor.Name} has no rule {rule.Id}.", nameof(rule));
        rule.Active = !rule.IsBatchRule || Purpose is ValidationPurpose.Batch or ValidationPurpose.Scoring;
        rule.Bind(descriptor, Descriptor);
        _rules.Add(rule);
        return rule;
    }

    /// <summary>Feeds the columns of a batch to the rules.</summary>
    protected abstract void ObserveRules(ColumnBatch batch);

    /// <summary>The statistics that checks over the batch are given: those of the columns that were read, by their names in C#.</summary>
    protected virtual DatasetStatistics Statistics() => _moments.ToStatistics(Rows);
}
