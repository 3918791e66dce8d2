namespace Assay.Monitoring.Columns;

/// <summary>Finds the columns that a model's declaration marks.</summary>
internal static class MarkedColumn
{
    /// <summary>The ordinal of the label among the feature columns; −1 where there is none.</summary>
    public static int Label(DatasetDescriptor input) => Find(input, static column => column.Label);

    /// <summary>The ordinal of the score among the answer's columns; −1 where there is none.</summary>
    public static int Score(DatasetDescriptor output) => Find(output, static column => column.Score);

    private static int Find(DatasetDescriptor dataset, Func<ColumnDescriptor, bool> has)
    {
        for (var ordinal = 0; ordinal < dataset.Columns.Count; ordinal++)
        {
            if (has(dataset.Columns[ordinal]))
                return ordinal;
        }

        return -1;
    }
}
