namespace Assay.Cake;

/// <summary>How a verb ended.</summary>
/// <param name="ExitCode">0, or one of the allowed exit codes.</param>
/// <param name="Output">The lines of standard output where they were caught, else none.</param>
public sealed record AssayResult(int ExitCode, IReadOnlyList<string> Output)
{
    /// <summary>The caught output as one text, to parse what <c>--format json</c> printed.</summary>
    public string Text => string.Join('\n', Output);
}
