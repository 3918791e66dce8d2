using Assay.Generators.Reading;

namespace Assay.Generators.Datasets;

/// <summary>A rule, as plain data.</summary>
internal sealed record RuleModel
{
    /// <summary><c>dataset.column|*.kind[.n]</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The kind, as the contracts name it.</summary>
    public required string Kind { get; init; }

    /// <summary>The ordinals of the columns that it reads.</summary>
    public EquatableArray<int> Columns { get; init; }

    /// <summary>The member of <c>Severity</c>.</summary>
    public string Severity { get; init; } = "Error";

    public double Mostly { get; init; } = 1;

    /// <summary>Whether the share was given.</summary>
    public bool StatesMostly { get; init; }

    /// <summary>The method that puts rows in scope.</summary>
    public string? When { get; init; }

    /// <summary>The column by whose values rows are split into segments that are judged each.</summary>
    public string? By { get; init; }

    public required string Expectation { get; init; }

    /// <summary>Its arguments, as JSON.</summary>
    public EquatableArray<RuleArgument> Arguments { get; init; }

    /// <summary>The record that it refers to, in code; null where it refers to none.</summary>
    public string? Target { get; init; }

    /// <summary>The method of a check.</summary>
    public MethodModel? Method { get; init; }

    /// <summary>What it lets pass, for comparing it with others; null where only running it tells.</summary>
    public RuleLimits? Limits { get; init; }

    /// <summary>The property or method that it stands on; empty for the type.</summary>
    public string Member { get; init; } = "";

    /// <summary>Which of the member's attributes it comes from, those of a positional parameter after the property's; -1 where from none.</summary>
    public int Attribute { get; init; } = -1;
}

/// <summary>What a rule lets pass: values in the column's type, lengths, or means.</summary>
/// <param name="Least">The least; null for an open side.</param>
/// <param name="Greatest">The greatest; null for an open side.</param>
internal sealed record RuleLimits(BoundReader.Bound? Least = null, BoundReader.Bound? Greatest = null)
{
    /// <summary>Whether the least itself doesn't pass.</summary>
    public bool LeastIsExcluded { get; init; }

    /// <summary>Whether the greatest itself doesn't pass.</summary>
    public bool GreatestIsExcluded { get; init; }

    /// <summary>The values allowed, or refused, in order of their arguments.</summary>
    public EquatableArray<BoundReader.Bound> Values { get; init; }

    /// <summary>The pattern.</summary>
    public string? Pattern { get; init; }
}

/// <summary>An argument of a rule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">Its value as JSON.</param>
internal sealed record RuleArgument(string Name, string Json);

/// <summary>A static <c>bool</c> method over columns, or over the statistics of the batch.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters; empty where it takes the statistics.</param>
internal sealed record MethodModel(string Name, EquatableArray<ParameterModel> Parameters)
{
    /// <summary>The other dataset whose statistics it takes beside, in code; null for none.</summary>
    public string? Beside { get; init; }

    /// <summary>The name of that dataset.</summary>
    public string? BesideName { get; init; }

    /// <summary>Whether it takes the statistics of the batch.</summary>
    public bool TakesStatistics => Parameters.Count == 0;
}

/// <summary>A parameter that a column is handed to.</summary>
/// <param name="Ordinal">The column.</param>
/// <param name="TakesNull">Whether it takes a null.</param>
internal sealed record ParameterModel(int Ordinal, bool TakesNull);
