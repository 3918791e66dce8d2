using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.CompilerServices;
using Assay.Data.Arrow.Mapping;
using Assay.Data.Columns;
using Assay.Data.Files;

namespace Assay.Data.Arrow;

/// <summary>
/// Maps Arrow record batches of one schema onto a dataset's columns, by name. Numbers and equal types are views into Arrow's memory, text
/// becomes codes and distinct strings; a cell that is no value of its column (4.5 in a column of whole numbers) becomes null and a
/// <see cref="CellFault"/>. One per reader: a mapped batch is valid until the next is mapped or the record batch is disposed.
/// </summary>
public sealed class ArrowBatchMapper
{
    private readonly (int Ordinal, int Field, ArrowColumnMapper Mapper)[] _columns;
    private readonly int _count;
    private readonly string _source;
    private readonly CellFaults _faults = new();

    /// <summary>Finds the columns in a schema and checks their types.</summary>
    /// <param name="descriptor">The dataset.</param>
    /// <param name="schema">The schema of the batches.</param>
    /// <param name="ordinals">The columns wanted; null for all.</param>
    /// <param name="source">The place the batches come from, for messages and samples.</param>
    /// <exception cref="SourceException">A column is missing, matches twice, or has a type that can't hold its values.</exception>
    public ArrowBatchMapper(DatasetDescriptor descriptor, Schema schema, IReadOnlyList<int>? ordinals, string source)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(schema);
        _count = descriptor.Columns.Count;
        _source = source;
        var names = schema.FieldsList.Select(field => field.Name).ToArray();
        _columns =
        [
            .. (ordinals ?? [.. Enumerable.Range(0, _count)]).Select(ordinal =>
            {
                var column = descriptor.Columns[ordinal];
                var field = ColumnNames.Find(source, column, names);
                var type = schema.FieldsList[field].DataType;
                return (ordinal, field, ArrowMappers.Of(type, column) ?? throw SourceFaults.WrongType(source, column, names[field], Name(type)));
            }),
        ];
    }

    /// <summary>The fields of the schema that are read.</summary>
    internal IReadOnlyList<int> Fields => [.. _columns.Select(column => column.Field)];

    /// <summary>Maps a batch of the schema.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="firstRow">How many rows of the source came before it.</param>
    public ColumnBatch Map(RecordBatch batch, long firstRow)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _faults.Clear();
        var columns = new BatchColumn?[_count];
        foreach (var (ordinal, field, mapper) in _columns)
        {
            _faults.Ordinal = ordinal;
            columns[ordinal] = mapper.Map(batch.Column(field), _faults);
        }

        return new LoadedBatch(_source, firstRow, batch.Length, columns, _faults.All);
    }

    private static string Name(IArrowType type) => type switch
    {
        DictionaryType dictionary => Name(dictionary.ValueType),
        TimestampType { Timezone: { Length: > 0 } zone } => $"a timestamp in {zone}",
        TimestampType => "a timestamp without a zone",
        _ when Utf8Cells.IsText(type) => "text",
        _ => type.Name,
    };
}
