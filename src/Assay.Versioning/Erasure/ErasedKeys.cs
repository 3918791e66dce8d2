using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Erasure;

/// <summary>The keys whose rows are erased. Compared as invariant text, which is one text for each value.</summary>
internal sealed class ErasedKeys
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    private ErasedKeys(IReadOnlyList<string> columns) => Columns = columns;

    /// <summary>The storage names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <exception cref="SourceException">The file can't be read, or a column is unknown.</exception>
    public static async Task<ErasedKeys> OfAsync(ErasureRequest request, VersionRecord record, CancellationToken cancellation)
    {
        var descriptor = StoredSchema.Descriptor(record);
        if (request.KeysFile is not { } file)
        {
            var named = new ErasedKeys([.. request.Cells.Keys.Order(StringComparer.Ordinal)]);
            if (named.Columns.FirstOrDefault(column => StoredSchema.OrdinalOf(descriptor, column) < 0) is { } unknown)
                throw Unknown(record, unknown);
            named._keys.Add(Key(named.Columns.Select(column => (string?)request.Cells[column])));
            return named;
        }

        if (record.Keys.Count == 0)
        {
            throw new SourceException(
                SourceFault.Schema, file, $"a file of keys, and {record.Dataset} has no key", "cells that name the rows", "Name them with --key COLUMN=VALUE.");
        }

        var keys = new ErasedKeys([.. record.Keys.Order(StringComparer.Ordinal)]);
        var columns = descriptor with { Columns = [.. keys.Columns.Select(column => descriptor.Columns[StoredSchema.OrdinalOf(descriptor, column)])] };
        var rows = FileSource.Open(new StoredPlan(columns), new SourceSpec(file));
        await foreach (var batch in rows.ReadBatchesAsync(null, cancellation))
        {
            if (batch.Faults is [var fault, ..])
            {
                throw new SourceException(
                    SourceFault.Malformed, file, string.Create(CultureInfo.InvariantCulture, $"a cell on row {batch.PlaceOf(fault.Row)} that is no {columns.Columns[fault.Ordinal].Type}"),
                    "keys as the dataset has them", "Correct the file: nothing was erased.") { Row = batch.PlaceOf(fault.Row), Column = columns.Columns[fault.Ordinal].StorageName };
            }

            for (var row = 0; row < batch.RowCount; row++)
                keys._keys.Add(Key(columns.Columns.Select((_, ordinal) => batch.Format(ordinal, row))));
        }

        return keys;
    }

    /// <summary>The ordinals of the columns in a descriptor; null where one is missing, so that no row of it can be meant.</summary>
    public int[]? In(DatasetDescriptor descriptor)
    {
        int[] ordinals = [.. Columns.Select(column => StoredSchema.OrdinalOf(descriptor, column))];
        return ordinals.Contains(-1) ? null : ordinals;
    }

    public bool Contains(ColumnBatch batch, int[] ordinals, int row) => _keys.Contains(Key(ordinals.Select(ordinal => batch.Format(ordinal, row))));

    public IReadOnlyList<string> Hashes(string salt) =>
        [.. _keys.Select(key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + key)))).Order(StringComparer.Ordinal)];

    // Lengths before texts, so that no two keys have one text.
    private static string Key(IEnumerable<string?> cells) => string.Concat(cells.Select(cell =>
        cell is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(cell)}:{cell}")));

    private static SourceException Unknown(VersionRecord record, string column) => new(
        SourceFault.Schema, $"{record.Dataset}@{record.V.ToString(CultureInfo.InvariantCulture)}", $"no column '{column}'", "a column of the dataset, by its stored name",
        $"It has {string.Join(", ", record.Schema.Select(one => one.Name))}.");
}
