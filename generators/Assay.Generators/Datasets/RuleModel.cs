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

    /// <summary>The method that puts rows in scope.</summary>
    public string? When { get; init; }

    public required string Expectation { get; init; }

    /// <summary>Its arguments, as JSON.</summary>
    public EquatableArray<RuleArgument> Arguments { get; init; }

    /// <summary>The class that judges it, in code: <c>global::Assay.CompilerServices.RangeRule&lt;int&gt;</c>.</summary>
    public required string Kernel { get; init; }

    /// <summary>What that class's constructor takes after the id, as literals.</summary>
    public EquatableArray<string> KernelArguments { get; init; }

    /// <summary>The method of a check.</summary>
    public MethodModel? Method { get; init; }
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
    /// <summary>Whether it takes the statistics of the batch.</summary>
    public bool TakesStatistics => Parameters.Count == 0;
}

/// <summary>A parameter that a column is handed to.</summary>
/// <param name="Ordinal">The column.</param>
/// <param name="TakesNull">Whether it takes a null.</param>
internal sealed record ParameterModel(int Ordinal, bool TakesNull);
