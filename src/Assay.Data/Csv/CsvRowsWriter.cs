using System.Buffers;
using Assay.CompilerServices;

namespace Assay.Data.Csv;

/// <summary>Writes batches as RFC 4180 with a header of storage names; null is a cell without text, the empty text is <c>""</c>.</summary>
internal sealed class CsvRowsWriter(DatasetDescriptor descriptor, TextWriter text)
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(",;\t|\"\r\n");
    private int[]? _ordinals;

    public async Task WriteAsync(ColumnBatch batch)
    {
        var ordinals = await HeaderAsync(batch.Has).ConfigureAwait(false);
        for (var row = 0; row < batch.RowCount; row++)
        {
            for (var i = 0; i < ordinals.Length; i++)
            {
                if (i > 0)
                    await text.WriteAsync(',').ConfigureAwait(false);
                await text.WriteAsync(Quoted(batch.Format(ordinals[i], row))).ConfigureAwait(false);
            }

            await text.WriteAsync('\n').ConfigureAwait(false);
        }
    }

    /// <summary>Writes the header of a file that has no rows.</summary>
    public Task CompleteAsync() => HeaderAsync(_ => true);

    private async Task<int[]> HeaderAsync(Func<int, bool> has)
    {
        if (_ordinals is null)
        {
            _ordinals = [.. Enumerable.Range(0, descriptor.Columns.Count).Where(has)];
            await text.WriteAsync(string.Join(',', _ordinals.Select(ordinal => Quoted(descriptor.Columns[ordinal].StorageName))) + "\n").ConfigureAwait(false);
        }

        return _ordinals;
    }

    private static string Quoted(string? cell) => cell switch
    {
        null => "",
        "" => "\"\"",
        _ when cell.AsSpan().ContainsAny(s_special) || char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1]) =>
            $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => cell,
    };
}
