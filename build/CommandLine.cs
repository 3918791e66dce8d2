namespace Build;

/// <summary>Lets a target be written as a word: <c>setup-tests</c> for <c>--target SetupTests</c>.</summary>
internal static class CommandLine
{
    public static IEnumerable<string> WithTarget(string[] args) =>
        args is [var word, .. var rest] && !word.StartsWith('-')
            ? ["--target", word.Replace("-", "", StringComparison.Ordinal), .. rest]
            : args;
}
