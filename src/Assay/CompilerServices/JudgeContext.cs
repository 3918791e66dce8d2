using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>What judging needs beside the states.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JudgeContext(DateTimeOffset asOf)
{
    private readonly Dictionary<string, object> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<double>> _history = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ValueDistribution>> _former = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueDistribution> _baselines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueryAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DatasetStatistics> _others = new(StringComparer.Ordinal);

    /// <summary>The time that freshness is measured against.</summary>
    public DateTimeOffset AsOf { get; } = asOf;

    /// <summary>Whether a newer batch stands beside this one: freshness is then judged on that.</summary>
    public bool Superseded { get; init; }

    /// <summary>The statistics of the whole batch. Filled by the validator.</summary>
    public DatasetStatistics Statistics { get; internal set; } = new(0, new Dictionary<string, ColumnStatistics>(StringComparer.Ordinal));

    /// <summary>The columns that the batch stores; null where nobody looked, or the source doesn't say.</summary>
    public IReadOnlyList<SourceColumn>? Schema { get; set; }

    /// <summary>Gives the numbers of former batches that a rule asked for, the oldest first.</summary>
    public void AddHistory(string rule, IReadOnlyList<double> values) => _history[rule] = values;

    /// <summary>Gives the statistics of the other dataset that a rule asked for.</summary>
    public void AddOther(string rule, DatasetStatistics statistics) => _others[rule] = statistics;

    /// <summary>Gives the distributions that a rule found in former batches.</summary>
    public void AddFormer(string rule, IReadOnlyList<ValueDistribution> distributions) => _former[rule] = distributions;

    /// <summary>Gives the distribution of the column that a rule compares with.</summary>
    public void AddBaseline(string rule, ValueDistribution distribution) => _baselines[rule] = distribution;

    internal IReadOnlyList<ValueDistribution>? Former(string rule) => _former.GetValueOrDefault(rule);

    internal ValueDistribution? Baseline(string rule) => _baselines.GetValueOrDefault(rule);

    /// <summary>Gives the answer to a rule's query.</summary>
    public void AddAnswer(string rule, QueryAnswer answer) => _answers[rule] = answer;

    internal QueryAnswer? Answer(string rule) => _answers.GetValueOrDefault(rule);

    internal IReadOnlyList<double>? History(string rule) => _history.GetValueOrDefault(rule);

    internal DatasetStatistics? Other(string rule) => _others.GetValueOrDefault(rule);

    /// <summary>The collected values of the column that a rule refers to; null where nobody collected them.</summary>
    public object? ReferenceSet(ReferencesRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return _sets.GetValueOrDefault(Key(rule));
    }

    /// <summary>Gives the values of the column that a rule refers to.</summary>
    public void AddReferenceSet(ReferencesRule rule, object set)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _sets[Key(rule)] = set;
    }

    private static string Key(ReferencesRule rule) => $"{rule.Target.Descriptor.Name}/{rule.TargetColumn}";
}
