using System.Text.Json;
using Assay.CompilerServices;
using Assay.Data;

namespace Assay.Monitoring.Ingest;

/// <summary>A file of labels: the ids of predictions and what became known since.</summary>
internal sealed class LabelFile
{
    private LabelFile(string path, IReadOnlyList<ColumnDescriptor> known, bool isLabel)
    {
        Known = known;
        IsLabel = isLabel;
        Descriptor = new()
        {
            Name = "labels",
            TypeName = typeof(LabelFile).FullName!,
            Columns = [new ColumnDescriptor { Name = "Id", StoredAs = "id", Type = ColumnType.String, Nullable = true }, .. known.Select(Plain)],
        };
        Rows = FileSource.Open(new LabelRows(Descriptor), new SourceSpec(path));
    }

    /// <summary>The columns of the file, the id first.</summary>
    public DatasetDescriptor Descriptor { get; }

    /// <summary>What became known: columns of the request, or the label itself.</summary>
    public IReadOnlyList<ColumnDescriptor> Known { get; }

    /// <summary>Whether the file holds the label itself.</summary>
    public bool IsLabel { get; }

    /// <summary>The rows.</summary>
    public Rows Rows { get; }

    /// <summary>Opens a file as what it is: with the request's known-after columns, else with the input's label.</summary>
    /// <exception cref="MonitoringException">The model has neither.</exception>
    /// <exception cref="SourceException">The file holds neither, or can't be read.</exception>
    public static async Task<LabelFile> OpenAsync(DatasetDescriptor request, DatasetDescriptor input, string path, CancellationToken cancellation)
    {
        ColumnDescriptor[] later = [.. request.Columns.Where(column => column.KnownAfter is not null)];
        var label = input.Columns.FirstOrDefault(column => column.Label);
        if (label is null)
        {
            throw new MonitoringException(
                "ingest labels", path, $"no column of {input.Name} marked [Label]", "one", $"Mark the column of {input.Name} that the model predicts [Label].");
        }

        if (later.Length == 0)
            return new(path, [label], isLabel: true);
        var file = new LabelFile(path, later, isLabel: false);
        try
        {
            await foreach (var _ in file.Rows.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
                break;
            return file;
        }
        catch (SourceException missing) when (missing.Fault == SourceFault.Schema)
        {
            var direct = new LabelFile(path, [label], isLabel: true);
            try
            {
                await foreach (var _ in direct.Rows.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
                    break;
                return direct;
            }
            catch (SourceException neither) when (neither.Fault == SourceFault.Schema)
            {
                // What was asked for first is the better advice.
                throw missing;
            }
        }
    }

    /// <summary>Whether a row has all that it needs.</summary>
    public bool IsMissing(ColumnBatch batch, int row)
    {
        for (var i = 0; i < Known.Count; i++)
        {
            if (!Known[i].Nullable && batch.Format(i + 1, row) is null)
                return true;
        }

        return false;
    }

    /// <summary>Writes what became known as members of a JSON object.</summary>
    public void Write(Utf8JsonWriter writer, ColumnBatch batch, int row)
    {
        for (var i = 0; i < Known.Count; i++)
            ViewTypes.Accept(Known[i].Type, new Cell(writer, Known[i].StorageName, batch, i + 1, row));
    }

    // In the file the column is there, whatever it is marked as in the model.
    private static ColumnDescriptor Plain(ColumnDescriptor column) => column with { KnownAfter = null, Label = false, RowKey = false, Id = false, EventTime = false };

    private sealed class Cell(Utf8JsonWriter writer, string name, ColumnBatch batch, int ordinal, int row) : IViewTypeVisitor<Utf8JsonWriter>
    {
        public Utf8JsonWriter Visit<T>()
        {
            var view = batch.Column<T>(ordinal);
            if (view.IsNull(row))
                writer.WriteNull(name);
            else
                JsonCells.Write(writer, name, view[row]);
            return writer;
        }
    }
}
