using System.Text.RegularExpressions;

namespace Assay.Generators.Pipelines.Ir;

/// <summary>
/// Checks the placeholders in a command. The launcher replaces exact text only: what it doesn't know stays as it is and reaches the program.
/// </summary>
internal static class IrPlaceholders
{
    private static readonly Regex s_any = new(@"\{\{.*?\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex s_known = new(
        @"^\{\{\$(?:\.(?<side>inputs|outputs)\.(?<kind>parameters|artifacts)\['(?<name>[^']+)'\](?<tail>\.uri|\.path|\.output_file)?)?\}\}$",
        RegexOptions.CultureInvariant);

    public static IEnumerable<string> Faults(string word, IrComponent component)
    {
        foreach (Match found in s_any.Matches(word))
        {
            var match = s_known.Match(found.Value);
            if (!match.Success)
                yield return $"nothing replaces '{found.Value}' of '{component.Name}'";
            else if (match.Groups["name"].Success && !Names(component, match).Contains(match.Groups["name"].Value))
                yield return $"'{found.Value}' names nothing that '{component.Name}' has";
        }

        if (s_any.Replace(word, "").IndexOf("{{", StringComparison.Ordinal) >= 0)
            yield return $"a placeholder of '{component.Name}' isn't closed";
    }

    private static IEnumerable<string> Names(IrComponent component, Match match) =>
        (match.Groups["side"].Value, match.Groups["kind"].Value, match.Groups["tail"].Value) switch
        {
            ("inputs", "parameters", "") => component.Parameters.Select(static one => one.Name),
            ("inputs", "artifacts", ".uri" or ".path") => component.Artifacts.Select(static one => one.Name),
            ("outputs", "artifacts", ".uri" or ".path") => component.OutputArtifacts.Select(static one => one.Name),
            ("outputs", "parameters", ".output_file") => component.OutputParameters.Select(static one => one.Name),
            _ => [],
        };
}
