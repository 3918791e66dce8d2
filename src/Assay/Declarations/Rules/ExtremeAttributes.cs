namespace Assay;

/// <summary>The least value of the column (null and NaN left out) lies between two bounds in the column's type, both included.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MinBetweenAttribute : RuleAttribute
{
    /// <summary>Bounds of an integer column.</summary>
    public MinBetweenAttribute(long minimum, long maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>Bounds of a floating-point column.</summary>
    public MinBetweenAttribute(double minimum, double maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>Bounds as text, parsed invariantly in the column's type; null leaves a side open.</summary>
    public MinBetweenAttribute(string? minimum, string? maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>The least value that passes; null for none.</summary>
    public object? Minimum { get; }

    /// <summary>The greatest value that passes; null for none.</summary>
    public object? Maximum { get; }
}

/// <summary>The greatest value of the column (null and NaN left out) lies between two bounds in the column's type, both included.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MaxBetweenAttribute : RuleAttribute
{
    /// <summary>Bounds of an integer column.</summary>
    public MaxBetweenAttribute(long minimum, long maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>Bounds of a floating-point column.</summary>
    public MaxBetweenAttribute(double minimum, double maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>Bounds as text, parsed invariantly in the column's type; null leaves a side open.</summary>
    public MaxBetweenAttribute(string? minimum, string? maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>The least value that passes; null for none.</summary>
    public object? Minimum { get; }

    /// <summary>The greatest value that passes; null for none.</summary>
    public object? Maximum { get; }
}
