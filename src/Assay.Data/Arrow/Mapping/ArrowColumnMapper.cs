using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data.Columns;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Maps the arrays of one Arrow column, batch after batch. Holds buffers that the next batch uses again: one per reader.</summary>
internal abstract class ArrowColumnMapper
{
    /// <summary>Maps an array; cells that are no value of the column become null and are told to <paramref name="faults"/>.</summary>
    public abstract BatchColumn Map(IArrowArray array, CellFaults faults);
}

/// <summary>Collects the faults of a batch.</summary>
internal sealed class CellFaults
{
    private readonly List<CellFault> _all = [];

    public IReadOnlyList<CellFault> All => _all;

    /// <summary>The column being mapped.</summary>
    public int Ordinal { get; set; }

    public void Clear() => _all.Clear();

    public void Add(int row, string text) => _all.Add(new CellFault(row, Ordinal, text));
}
