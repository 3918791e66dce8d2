using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>What rules over keys may use.</summary>
/// <param name="Bytes">The memory of each state; what is more goes to a file.</param>
/// <param name="Folder">Where files go, which hold fingerprints and row numbers and are deleted at the end.</param>
/// <param name="Threads">How many threads look for repeated keys in the end.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record KeyBudget(long Bytes, string Folder, int Threads = 1)
{
    /// <summary>How many keys are looked up at once, row by row; more are written down and compared in the end.</summary>
    public int Eager { get; init; } = 1 << 17;

    /// <summary>The same for one of several states that are merged.</summary>
    public KeyBudget Share(int states) => this with { Bytes = Bytes / Math.Max(1, states), Threads = Math.Max(1, Threads) };
}
