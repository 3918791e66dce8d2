namespace Assay;

/// <summary>The column identifies a row; several make a compound key. Null and repeated keys are refused.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class RowKeyAttribute : Attribute;

/// <summary>States that the rows have no key, and why.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NoRowKeyAttribute(string reason) : Attribute
{
    /// <summary>The reason, shown in the catalog.</summary>
    public string Reason { get; } = reason;
}

/// <summary>States that nothing in the rows says when they happened, and why: windows count by when a row came in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NoEventTimeAttribute(string reason) : Attribute
{
    /// <summary>The reason, shown in the catalog.</summary>
    public string Reason { get; } = reason;
}

/// <summary>States that a column, or every column of a dataset, is left without checks on purpose, and why.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class UnvalidatedAttribute(string reason) : Attribute
{
    /// <summary>The reason, shown in the catalog.</summary>
    public string Reason { get; } = reason;
}

/// <summary>The name of the column in the stored data.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class StoredAsAttribute(string name) : Attribute
{
    /// <summary>The stored name, compared exactly.</summary>
    public string Name { get; } = name;
}

/// <summary>The unit of a number, as UCUM or plain text (<c>min</c>, <c>mi</c>, <c>deg</c>; <c>1</c> for a pure number).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class UnitAttribute(string unit) : Attribute
{
    /// <summary>The unit.</summary>
    public string Unit { get; } = unit;
}

/// <summary>When the event of a row happened: the time that windows and freshness are measured by.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EventTimeAttribute : Attribute
{
    /// <summary>The greatest age of a batch's newest row at the as-of time: <c>45d</c>, <c>6h</c>, or ISO 8601.</summary>
    public string? MaxAge { get; init; }

    /// <summary>The zone of a time without one: an IANA id, <c>UTC</c>, or <c>local-of:Column</c>.</summary>
    public string? Zone { get; init; }
}

/// <summary>The column is known only after the event named: it is neither asked for in a request nor read when the champion scores.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class KnownAfterAttribute(string @event) : Attribute
{
    /// <summary>The event after which the value is known, in the team's words.</summary>
    public string Event { get; } = @event;
}

/// <summary>The column holds personal or confidential data: samples of it are masked everywhere.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SensitiveAttribute(Sensitivity sensitivity = Sensitivity.Personal) : Attribute
{
    /// <summary>The class of the data.</summary>
    public Sensitivity Sensitivity { get; } = sensitivity;
}

/// <summary>States that a method shows classified columns as they are, in a log, an exception or a record, and why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DisclosesAttribute(string reason) : Attribute
{
    /// <summary>Who may see it, and why.</summary>
    public string Reason { get; } = reason;
}

/// <summary>Classes of sensitive data.</summary>
public enum Sensitivity
{
    /// <summary>Not sensitive: states that a column whose name looks sensitive is not.</summary>
    None,

    /// <summary>Personal data.</summary>
    Personal,

    /// <summary>Confidential for other reasons.</summary>
    Confidential,
}

/// <summary>The value a model learns to predict; left out of requests.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LabelAttribute : Attribute;

/// <summary>A model's score: a probability, or the predicted number of a regression.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ScoreAttribute : Attribute;

/// <summary>A model's predicted class.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PredictedAttribute : Attribute;

/// <summary>Identifies a prediction, so that a later label can be joined with it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IdAttribute : Attribute;

/// <summary>
/// Marks the static method that makes one feature row of one source row. The training step and the server both call it, so that
/// they cannot differ.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FeaturesAttribute : Attribute;
