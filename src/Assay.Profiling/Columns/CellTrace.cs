namespace Assay.Profiling.Columns;

/// <summary>A batch of a column as hashes and numbers.</summary>
internal sealed class CellTrace
{
    /// <summary>The hash of a null.</summary>
    public const ulong Null = 0;

    /// <summary>Per row the hash of its value; <see cref="Null"/> of a null.</summary>
    public ulong[] Hashes { get; private set; } = [];

    /// <summary>Per row the value as a number; NaN where it has none.</summary>
    public double[] Numbers { get; private set; } = [];

    public int Rows { get; private set; }

    public void Resize(int rows)
    {
        Rows = rows;
        if (Hashes.Length >= rows)
            return;
        Hashes = new ulong[rows];
        Numbers = new double[rows];
    }
}
