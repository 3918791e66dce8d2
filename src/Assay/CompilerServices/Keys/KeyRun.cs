using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>Entries of one partition that stand one after the other, in memory or in a file; never changed, so that merged states can share them.</summary>
/// <param name="Memory">The array that holds them; null where they are in <paramref name="File"/>.</param>
/// <param name="File">The file that holds them; null where they are in memory.</param>
/// <param name="Start">The index in the array, or the byte in the file.</param>
/// <param name="Count">How many.</param>
/// <param name="Sources">The numbers that their sources have here; null where they are those of the entries.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KeyRun(KeyEntry[]? Memory, KeyFile? File, long Start, int Count, int[]? Sources)
{
    internal void CopyTo(Span<KeyEntry> entries)
    {
        if (Memory is not null)
            Memory.AsSpan((int)Start, Count).CopyTo(entries);
        else
            File!.Read(Start, MemoryMarshal.AsBytes(entries[..Count]));
        if (Sources is null)
            return;
        foreach (ref var entry in entries[..Count])
            entry.Place = KeyPlace.Moved(entry.Place, Sources);
    }

    /// <summary>The same entries seen from a state in which sources have other numbers.</summary>
    internal KeyRun Moved(int[] sources) => this with { Sources = Sources is null ? sources : Array.ConvertAll(Sources, source => sources[source]) };
}
