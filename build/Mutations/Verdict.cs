using System.Globalization;

namespace Build.Mutations;

/// <summary>What came of a broken rule.</summary>
/// <param name="Mutation">How it was broken.</param>
/// <param name="Failed">Tests that failed.</param>
/// <param name="Run">Tests that were run.</param>
/// <param name="Fault">What kept tests from being run to their end; null where they were.</param>
internal sealed record Verdict(Mutation Mutation, int Failed, int Run, string? Fault = null)
{
    /// <summary>Whether a test noticed. What doesn't compile, or ends the run, tells nothing of tests.</summary>
    public bool IsKilled => Fault is null && Failed > 0;

    /// <summary>One word, or the fault.</summary>
    public string Word => Fault ?? (IsKilled ? "killed" : "SURVIVED");

    /// <summary>How many tests noticed, as the table says it.</summary>
    public string Count => Fault ?? string.Create(CultureInfo.InvariantCulture, $"{Failed} of {Run}");
}
