namespace Assay;

/// <summary>What every rule takes beside its own arguments.</summary>
public interface IRule
{
    /// <summary>What a failure means; <see cref="Assay.Severity.Error"/> unless said otherwise.</summary>
    Severity Severity { get; }

    /// <summary>The share of rows in scope that must pass, in (0, 1]; 1 unless said otherwise.</summary>
    double Mostly { get; }

    /// <summary>The name of a static <see langword="bool"/> method of the record whose parameters are columns: rows for which it is false are out of scope.</summary>
    string? When { get; }

    /// <summary>
    /// The name of a column by whose values the rows are split: the rule must hold within each segment. Rows in which it is null are a segment
    /// of their own.
    /// </summary>
    string? By { get; }

    /// <summary>The last part of the rule's id; the kind unless said otherwise.</summary>
    string? Id { get; }
}

/// <summary>The base of rules that have no twin in <c>System.ComponentModel.DataAnnotations</c>.</summary>
public abstract class RuleAttribute : Attribute, IRule
{
    /// <inheritdoc/>
    public Severity Severity { get; init; } = Severity.Error;

    /// <inheritdoc/>
    public double Mostly { get; init; } = 1;

    /// <inheritdoc/>
    public string? When { get; init; }

    /// <inheritdoc/>
    public string? By { get; init; }

    /// <inheritdoc/>
    public string? Id { get; init; }
}
