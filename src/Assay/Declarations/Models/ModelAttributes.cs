using System.Runtime.CompilerServices;

namespace Assay;

/// <summary>Declares a model: a record that implements <see cref="IModel{TInput, TOutput}"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute : DeclarationAttribute
{
    /// <summary>Declares the model called <paramref name="name"/>.</summary>
    public ModelAttribute(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : base(name, file, line)
    {
    }
}

/// <summary>
/// What a candidate must satisfy before it becomes champion and is deployed. Either a bound (<see cref="AtLeast"/>,
/// <see cref="AtMost"/>) or a comparison with the champion (<see cref="NotWorseThanChampionBy"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GateAttribute(string metric) : Attribute
{
    /// <summary>The metric's name in <see cref="MetricTable"/>, or one that the evaluation step logs.</summary>
    public string Metric { get; } = metric;

    /// <summary>The least value that passes; NaN where not given.</summary>
    public double AtLeast { get; init; } = double.NaN;

    /// <summary>The greatest value that passes; NaN where not given.</summary>
    public double AtMost { get; init; } = double.NaN;

    /// <summary>How much worse than the champion's the metric may be, in the metric's own units; NaN where not given.</summary>
    public double NotWorseThanChampionBy { get; init; } = double.NaN;
}

/// <summary>States that candidates of a model are not judged, and so are neither registered nor deployed by its pipeline, and why.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NoGateAttribute(string reason) : Attribute
{
    /// <summary>The reason, which stands in the manifest.</summary>
    public string Reason { get; } = reason;
}
