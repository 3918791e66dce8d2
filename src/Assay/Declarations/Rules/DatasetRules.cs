using System.Runtime.CompilerServices;

namespace Assay;

/// <summary>What a rule over many rows counts as its whole.</summary>
public enum RuleScope
{
    /// <summary>The rule holds in each batch.</summary>
    Batch,

    /// <summary>The rule holds over all batches of the dataset together.</summary>
    Dataset,
}

/// <summary>No two rows agree in all of the columns named. A row in which one of them is null is out of scope.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true, Inherited = false)]
public sealed class UniqueAttribute(params string[] columns) : RuleAttribute
{
    /// <summary>The columns, by their names in C#; on a property, none means that property.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>What the rule counts as its whole.</summary>
    public RuleScope Scope { get; init; }
}

/// <summary>The number of rows lies between two bounds, both included.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RowCountAttribute : RuleAttribute
{
    /// <summary>The least number of rows.</summary>
    public long Min { get; init; }

    /// <summary>The greatest number of rows.</summary>
    public long Max { get; init; } = long.MaxValue;

    /// <summary>What the rule counts as its whole.</summary>
    public RuleScope Scope { get; init; }
}

/// <summary>The mean of the column's values (null and NaN left out) lies between two bounds, both included.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MeanBetweenAttribute(double minimum, double maximum) : RuleAttribute
{
    /// <summary>The least mean.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The greatest mean.</summary>
    public double Maximum { get; } = maximum;
}

/// <summary>Every value is found in a column of another dataset.</summary>
/// <typeparam name="TDataset">The dataset referred to.</typeparam>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ReferencesAttribute<TDataset>(string column) : RuleAttribute
{
    /// <summary>The column referred to, by its name in C#.</summary>
    public string Column { get; } = column;
}

/// <summary>
/// Marks a static <see langword="bool"/> method as a rule. Its parameters are columns, matched by name and type, or one
/// <see cref="DatasetStatistics"/> for a rule over the batch, or that and a <see cref="DatasetStatistics{TDataset}"/> for one over the batch and
/// another dataset.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckAttribute(string description, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : RuleAttribute
{
    /// <summary>The rule in the team's words.</summary>
    public string Description { get; } = description;

    /// <summary>The source file of the check.</summary>
    public string File { get; } = file;

    /// <summary>The line of the check, counted from 1.</summary>
    public int Line { get; } = line;
}
