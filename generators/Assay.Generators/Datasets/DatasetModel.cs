using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;

namespace Assay.Generators.Datasets;

/// <summary>A record marked <c>[Dataset]</c> or <c>[Columns]</c>, as plain data. Shared with the analyzers.</summary>
internal sealed record DatasetModel
{
    /// <summary>The record.</summary>
    public required DeclaredType Type { get; init; }

    /// <summary>What keeps a part from being generated into it; null where nothing does.</summary>
    public DeclarationFault? Fault { get; init; }

    /// <summary>The name in the catalog.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is marked <c>[Columns]</c>, and so has no source of its own.</summary>
    public bool IsColumns { get; init; }

    public string? Documentation { get; init; }

    public string? Owner { get; init; }

    public string? Source { get; init; }

    /// <summary>The member of <c>BatchBy</c>, where it is not the default.</summary>
    public string? BatchBy { get; init; }

    /// <summary>How versions are kept, where they are.</summary>
    public VersionModel? Versioned { get; init; }

    /// <summary>Why no versions are kept, where that is stated.</summary>
    public string? NotVersioned { get; init; }

    /// <summary>Why the rows have no key, where that is stated.</summary>
    public string? NoRowKey { get; init; }

    /// <summary>Why the rows have no event time, where that is stated.</summary>
    public string? NoEventTime { get; init; }

    /// <summary>Why all columns are left without checks, where that is stated.</summary>
    public string? Unvalidated { get; init; }

    /// <summary>The method that makes feature rows, where there is one.</summary>
    public FeaturesModel? Features { get; init; }

    /// <summary>The columns, in the order of ordinals.</summary>
    public EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>How many of the columns, from the first on, the constructor takes.</summary>
    public int ConstructorColumns { get; init; }

    /// <summary>The rules, in order of columns, then those of the dataset. Those that could not be read are among the problems instead.</summary>
    public EquatableArray<RuleModel> Rules { get; init; }

    /// <summary>The methods that put rows in scope, each once.</summary>
    public EquatableArray<MethodModel> Scopes { get; init; }

    /// <summary>What is wrong with the declaration.</summary>
    public EquatableArray<DatasetProblem> Problems { get; init; }

    /// <summary>Whether a plan can be made of it.</summary>
    public bool CanGenerate
    {
        get
        {
            if (Fault is not null)
                return false;
            foreach (var problem in Problems)
            {
                if (problem.IsFatal)
                    return false;
            }

            return true;
        }
    }
}

/// <summary>How versions are kept: the strategy by its member's name.</summary>
internal sealed record VersionModel(string Strategy, string? Keep, string? Why);

/// <summary>The method that makes feature rows.</summary>
/// <param name="Method">Its name.</param>
/// <param name="From">The name of the dataset that it takes rows of.</param>
/// <param name="FromType">The type of those rows in code.</param>
/// <param name="Columns">Where its code takes each column from.</param>
internal sealed record FeaturesModel(string Method, string From, string FromType, EquatableArray<ColumnOrigins> Columns)
{
    /// <summary>The project that declares that dataset; null where it is this one.</summary>
    public string? Project { get; init; }
}
