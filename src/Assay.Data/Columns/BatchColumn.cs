using Assay.CompilerServices;

namespace Assay.Data.Columns;

/// <summary>A column of a <see cref="LoadedBatch"/>.</summary>
internal abstract class BatchColumn
{
    /// <summary>The cell as invariant text; null where it is null.</summary>
    public abstract string? Format(int row);
}

/// <inheritdoc/>
internal abstract class BatchColumn<T> : BatchColumn
{
    public abstract ColumnView<T> View { get; }

    public sealed override string? Format(int row)
    {
        var view = View;
        return view.IsNull(row) ? null : CellText.Of(view[row]);
    }
}
