using Assay.CompilerServices;

namespace Assay.Data.Sql;

/// <summary>Failing rows of a broken rule, by a small query: the first by key, for a table has no row numbers.</summary>
internal sealed class SqlSamples(DatasetDescriptor dataset, string source, IReadOnlyList<int> wanted, IReadOnlyList<SqlColumn> columns, Func<string, Rows> open)
{
    public async Task<IReadOnlyList<RowSample>> ReadAsync(string failing, CancellationToken cancellation)
    {
        var samples = new List<RowSample>();
        await foreach (var batch in open($"{failing}{Order()} LIMIT {RuleOutcome.SampleLimit}").ReadBatchesAsync(wanted, cancellation).ConfigureAwait(false))
        {
            for (var row = 0; row < batch.RowCount; row++)
                samples.Add(new(source, 0, SampleRow.Render(dataset, batch, row)));
        }

        return samples;
    }

    private string Order()
    {
        var key = columns.Where(column => column.Declared.RowKey).Concat(columns.Where(column => !column.Declared.RowKey)).Select(column => column.Cell).ToList();
        return key.Count == 0 ? "" : $" ORDER BY {string.Join(", ", key)}";
    }
}
