using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data.Columns;

namespace Assay.Data.Arrow.Mapping;

/// <summary>A view straight into Arrow's memory, for types that are the same on both sides.</summary>
internal sealed class DirectColumn<T>(PrimitiveArray<T> array) : BatchColumn<T>
    where T : struct, IEquatable<T>
{
    // Values and not ValueBuffer: only the former minds the offset of a slice.
    public override ColumnView<T> View => new(array.Values, array.NullBitmapBuffer.Span, array.Offset, array.NullCount);
}

internal sealed class DirectMapper<T> : ArrowColumnMapper
    where T : struct, IEquatable<T>
{
    public override BatchColumn Map(IArrowArray array, CellFaults faults) => new DirectColumn<T>((PrimitiveArray<T>)array);
}

/// <summary>A column without values, as Arrow's null type has it.</summary>
internal sealed class NullMapper<T> : ArrowColumnMapper
{
    private readonly ColumnBuffer<T> _buffer = new();

    public override BatchColumn Map(IArrowArray array, CellFaults faults)
    {
        _buffer.Clear();
        for (var row = 0; row < array.Length; row++)
            _buffer.AddNull();
        return _buffer;
    }
}
