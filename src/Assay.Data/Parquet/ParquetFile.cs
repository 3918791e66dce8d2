using System.Buffers.Binary;
using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.Data.Arrow.Mapping;
using Assay.Data.Columns;
using Assay.Data.Files;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Data.Parquet;

/// <summary>An open Parquet file of which the wanted columns are read.</summary>
internal sealed class ParquetFile : IDisposable
{
    private static readonly byte[] s_magic = "PAR1"u8.ToArray();

    private readonly DataFile _file;
    private readonly FileReader _reader;
    private readonly StoredColumn[] _wanted;
    private readonly RowGroups? _groups;

    private ParquetFile(DataFile file, FileReader reader, ReadRequest request, StoredColumn[] wanted, long rows)
    {
        Request = request;
        _file = file;
        _reader = reader;
        _wanted = wanted;
        _groups = request.Groups;
        Rows = request.Groups?.Rows ?? rows;
    }

    /// <summary>The rows that are read.</summary>
    public long Rows { get; }

    /// <summary>The rows of the file before them.</summary>
    public long FirstRow => _groups?.FirstRow ?? 0;

    /// <summary>The number of rows of each row group.</summary>
    public static IReadOnlyList<long> GroupRows(DataFile file)
    {
        CheckFrame(file);
        return Guard(file, "its footer is damaged", () =>
        {
            using var look = new FileReader(file.Path);
            var rows = new long[look.NumRowGroups];
            for (var group = 0; group < rows.Length; group++)
            {
                using var reader = look.ParquetReader.RowGroup(group);
                rows[group] = reader.MetaData.NumRows;
            }

            return rows;
        });
    }

    /// <summary>The schema as Arrow sees it.</summary>
    public static IReadOnlyList<Field> Schema(DataFile file)
    {
        CheckFrame(file);
        return Guard(file, "its footer is damaged", () =>
        {
            using var look = new FileReader(file.Path);
            return look.Schema.FieldsList;
        });
    }

    /// <summary>What is wanted, without what the file's path tells.</summary>
    public ReadRequest Request { get; }

    /// <summary>The columns at the top of the file: those that hold others are no leaves.</summary>
    public static IReadOnlyList<(string Name, IArrowType Type, bool IsLeaf)> Fields(DataFile file)
    {
        CheckFrame(file);
        return Guard(file, "its footer is damaged", () =>
        {
            using var look = new FileReader(file.Path);
            return (IReadOnlyList<(string, IArrowType, bool)>)[.. look.SchemaManifest.SchemaFields.Select(field => (field.Field.Name, field.Field.DataType, field.ColumnIndex >= 0))];
        });
    }

    /// <summary>Looks at a file without reading rows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="look">Is given the file and its footer.</param>
    public static T Look<T>(DataFile file, Func<FileReader, byte[], T> look)
    {
        CheckFrame(file);
        return Guard(file, "its footer is damaged", () =>
        {
            using var reader = new FileReader(file.Path);
            return look(reader, Footer(file));
        });
    }

    public static ParquetFile Open(DataFile file, ReadRequest request)
    {
        CheckFrame(file);
        return Guard(file, "its footer is damaged", () =>
        {
            long rows;
            StoredColumn[] stored;
            using var properties = ArrowReaderProperties.GetDefault();
            properties.BatchSize = request.BatchRows;
            using (var look = new FileReader(file.Path))
            {
                rows = look.ParquetReader.FileMetaData.NumRows;
                var fields = look.SchemaManifest.SchemaFields;
                var names = fields.Select(field => field.Field.Name).ToArray();
                request = request.In(names);
                var wanted = rows == 0 ? [] : request.Ordinals.Select(ordinal => Wanted(file, request.Descriptor.Columns[ordinal], fields, names)).ToArray();
                foreach (var field in wanted.Where(field => field.ColumnIndex >= 0 && Utf8Cells.IsText(field.Field.DataType)))
                    properties.SetReadDictionary(field.ColumnIndex, true);
                stored = [.. wanted.Select(field => new StoredColumn(field.Field, field.ColumnIndex >= 0, [.. Leaves(field)]))];
            }

            using var reading = ReaderProperties.GetDefaultReaderProperties();
            reading.EnablePageChecksumVerification();
            return new ParquetFile(file, new FileReader(file.Path, reading, properties), request, stored, rows);
        });
    }

    public ParquetColumns Read() => Guard(_file, "its structure is damaged", () => new ParquetColumns(
        _reader, [.. _groups is { } groups ? Enumerable.Range(groups.First, groups.Count) : Enumerable.Range(0, _reader.NumRowGroups)], _wanted, Request.BatchRows, Rows));

    public async ValueTask<RecordBatch?> NextAsync(ParquetColumns columns, CancellationToken cancellation)
    {
        try
        {
            return await columns.NextAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Arrow's stream says everything with Exception itself: broken pages, wrong checksums.
            throw SourceFaults.NotParquet(_file.Name, "its data is damaged", failure);
        }
    }

    public void Dispose() => _reader.Dispose();

    private static SchemaField Wanted(DataFile file, ColumnDescriptor column, IReadOnlyList<SchemaField> fields, string[] names)
    {
        var field = fields[ColumnNames.Find(file.Name, column, names)];
        return field.ColumnIndex >= 0 || NestedColumns.Are(column)
            ? field
            : throw SourceFaults.WrongType(file.Name, column, field.Field.Name, field.Field.DataType.Name);
    }

    private static IEnumerable<int> Leaves(SchemaField field) => field.ColumnIndex >= 0 ? [field.ColumnIndex] : field.Children.SelectMany(Leaves);

    // Parquet begins and ends with the same four bytes: a copy that was cut off is told from a file of another kind.
    private static void CheckFrame(DataFile file)
    {
        Span<byte> mark = stackalloc byte[4];
        using var stream = FileOpening.Open(file);
        if (stream.Length == 0)
            throw SourceFaults.NotParquet(file.Name, "an empty file");
        if (stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || !mark.SequenceEqual(s_magic))
            throw SourceFaults.NotParquet(file.Name, "it is no Parquet file: it does not begin with PAR1");
        if (stream.Length < 12)
            throw SourceFaults.NotParquet(file.Name, "it was cut off: it does not end with Parquet's footer");
        stream.Seek(-4, SeekOrigin.End);
        stream.ReadExactly(mark);
        if (!mark.SequenceEqual(s_magic))
            throw SourceFaults.NotParquet(file.Name, "it was cut off: it does not end with Parquet's footer");
    }

    private static byte[] Footer(DataFile file)
    {
        using var stream = FileOpening.Open(file);
        Span<byte> length = stackalloc byte[4];
        stream.Seek(-8, SeekOrigin.End);
        stream.ReadExactly(length);
        var footer = new byte[(int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(length), stream.Length - 8)];
        stream.Seek(-8 - footer.Length, SeekOrigin.End);
        stream.ReadExactly(footer);
        return footer;
    }

    private static T Guard<T>(DataFile file, string found, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            throw SourceFaults.NotParquet(file.Name, found, failure);
        }
    }

    private static bool IsDamage(Exception failure) => failure is ParquetException or NotSupportedException or InvalidDataException;

}
