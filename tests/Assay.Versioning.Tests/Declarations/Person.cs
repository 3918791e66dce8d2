namespace Assay.Versioning.Tests.Declarations;

/// <summary>Rows with a sensitive column.</summary>
[Dataset("people", Owner = "tests", Source = "people.csv")]
[Versioned(VersionStrategy.Diff, Why = "corrections")]
public sealed partial record Person
{
    /// <summary>Number.</summary>
    [RowKey, AtLeast(0)]
    public required long Id { get; init; }

    /// <summary>Name.</summary>
    [Sensitive(Sensitivity.Personal)]
    public string? Name { get; init; }

    /// <summary>Points.</summary>
    public int Points { get; init; }
}
