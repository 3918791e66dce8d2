namespace Assay.CompilerServices;

/// <summary>The columns of no rows: they are there all the same.</summary>
internal static class EmptyColumns
{
    internal static void Write(DatasetDescriptor dataset, ColumnSink sink)
    {
        for (var ordinal = 0; ordinal < dataset.Columns.Count; ordinal++)
            ViewTypes.Accept(dataset.Columns[ordinal].Type, new Writer(ordinal, sink));
    }

    private sealed class Writer(int ordinal, ColumnSink sink) : IViewTypeVisitor<ColumnSink>
    {
        public ColumnSink Visit<T>()
        {
            sink.Write<T>(ordinal, [], []);
            return sink;
        }
    }
}
