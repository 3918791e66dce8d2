using System.Runtime.InteropServices;

namespace Assay;

/// <summary>Where the values of a column lie: whole numbers as they are, times in ticks of UTC, dates in days since 0001-01-01.</summary>
/// <param name="Least">The least value.</param>
/// <param name="Greatest">The greatest value.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ColumnBounds(long Least, long Greatest);
