namespace Assay.Analyzers.Reporting;

/// <summary>What a rule is about.</summary>
internal static class Categories
{
    /// <summary>Without a remedy something that is generated would be missing or wrong.</summary>
    public const string Declaration = "Assay.Declaration";

    /// <summary>Bad data would pass.</summary>
    public const string Quality = "Assay.Quality";

    /// <summary>Versions of data couldn't be kept as declared.</summary>
    public const string Versions = "Assay.Versions";

    /// <summary>Steps, their wires, and when they run.</summary>
    public const string Pipelines = "Assay.Pipelines";

    /// <summary>What is trained, gated and served.</summary>
    public const string Models = "Assay.Models";

    /// <summary>What watches a model in production.</summary>
    public const string Monitors = "Assay.Monitors";

    /// <summary>What the catalog calls things.</summary>
    public const string Catalog = "Assay.Catalog";

    /// <summary>What people may not see.</summary>
    public const string Privacy = "Assay.Privacy";
}
