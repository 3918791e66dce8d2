using System.Globalization;

namespace Assay.Pipelines.Deployment;

/// <summary>
/// The champions before a version, the last first. Each promotion puts the champion of then on top; a rollback goes to the top and leaves that
/// version with the rest, so that rollbacks go back one by one whatever was promoted again in between.
/// </summary>
internal static class ChampionHistory
{
    // Nobody goes back further, and a tag must fit.
    private const int Most = 50;

    /// <summary>The versions that a champion's tag names; what is no number ends the list.</summary>
    public static int[] Of(ModelVersion champion) => champion.Tags.TryGetValue(VersionTags.PreviousChampion, out var text)
        ? [.. text.Split(',').Select(part => int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0).TakeWhile(version => version > 0)]
        : [];

    /// <summary>The tag's text.</summary>
    public static string Text(IEnumerable<int> versions) => string.Join(',', versions.Take(Most).Select(version => version.ToString(CultureInfo.InvariantCulture)));
}
