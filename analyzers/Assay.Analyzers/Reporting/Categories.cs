namespace Assay.Analyzers.Reporting;

/// <summary>What a rule is about.</summary>
internal static class Categories
{
    /// <summary>Without a remedy something that is generated would be missing or wrong.</summary>
    public const string Declaration = "Assay.Declaration";

    /// <summary>Bad data would pass.</summary>
    public const string Quality = "Assay.Quality";
}
