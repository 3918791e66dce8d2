namespace Assay.Analyzers.Reporting;

/// <summary>Where a rule is explained.</summary>
internal static class HelpLink
{
    private const string Folder = "https://github.com/assay-mlops/assay/blob/main/docs/rules/";

    /// <summary>The page of a rule.</summary>
    public static string Of(string id) => $"{Folder}{id}.md";
}
