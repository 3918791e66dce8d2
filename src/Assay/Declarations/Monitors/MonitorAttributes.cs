using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Assay;

/// <summary>Declares a monitor of a model in production.</summary>
/// <typeparam name="TModel">The model that is watched.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MonitorAttribute<TModel> : DeclarationAttribute
{
    /// <summary>Declares the monitor called <paramref name="name"/>.</summary>
    public MonitorAttribute(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : base(name, file, line)
    {
    }

    /// <summary>The length of a tumbling window of event time: <c>1d</c>, <c>6h</c>, or ISO 8601.</summary>
    public string Window { get; init; } = "1d";
}

/// <summary>States that a model is not monitored here on purpose, and why.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NoMonitorAttribute(string reason) : Attribute
{
    /// <summary>The reason, shown in the catalog.</summary>
    public string Reason { get; } = reason;
}

/// <summary>Watches the input and output columns of the model for drift against the reference.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DriftAttribute : Attribute
{
    /// <summary>The share of windows without drift in which an alarm may still be raised, over all columns together; in (0, 1).</summary>
    public double FalseAlarmRate { get; init; } = 0.01;

    /// <summary>The least effect worth an alarm, in the units of the method's effect size (PSI 0.1 unless said otherwise).</summary>
    public double MinEffect { get; init; } = 0.1;

    /// <summary>
    /// The properties of the model's input and output that are not watched, by their names in C#: what changes by its nature, as a day's number.
    /// Of a name that both have, both.
    /// </summary>
    [SuppressMessage("Performance", "CA1819", Justification = "Arguments of attributes are arrays.")]
    public string[] Except { get; init; } = [];

    /// <summary>What an alarm means.</summary>
    public Severity Severity { get; init; } = Severity.Warning;
}

/// <summary>Watches a metric of the model as labels arrive.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PerformanceAttribute(string metric) : Attribute
{
    /// <summary>The metric's name in <see cref="MetricTable"/>.</summary>
    public string Metric { get; } = metric;

    /// <summary>The least value that is well; NaN where not given.</summary>
    public double AtLeast { get; init; } = double.NaN;

    /// <summary>The greatest value that is well; NaN where not given.</summary>
    public double AtMost { get; init; } = double.NaN;

    /// <summary>Whether the metric is estimated before the labels arrive.</summary>
    public bool Estimate { get; init; }

    /// <summary>What a breach means.</summary>
    public Severity Severity { get; init; } = Severity.Error;
}

/// <summary>Sends the monitor's alerts to a channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AlertAttribute(string channel) : Attribute
{
    /// <summary>The channel's name in the configuration; one that isn't configured falls back to console and file.</summary>
    public string Channel { get; } = channel;

    /// <summary>The least severity that is sent.</summary>
    public Severity From { get; init; } = Severity.Warning;
}
