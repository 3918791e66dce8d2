using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>What judging needs beside the states.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JudgeContext(DateTimeOffset asOf)
{
    private readonly Dictionary<string, object> _sets = new(StringComparer.Ordinal);

    /// <summary>The time that freshness is measured against.</summary>
    public DateTimeOffset AsOf { get; } = asOf;

    /// <summary>Whether a newer batch stands beside this one: freshness is then judged on that.</summary>
    public bool Superseded { get; init; }

    /// <summary>The statistics of the whole batch. Filled by the validator.</summary>
    public DatasetStatistics Statistics { get; internal set; } = new(0, new Dictionary<string, ColumnStatistics>(StringComparer.Ordinal));

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
