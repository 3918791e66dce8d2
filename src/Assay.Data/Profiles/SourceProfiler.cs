using Assay.Data.Files;

namespace Assay.Data.Profiles;

/// <summary>Profiles files without a declaration, by streaming them: text twice, once for the types and once for the values.</summary>
public static class SourceProfiler
{
    /// <summary>Reads all files of a source. The first one says which columns there are.</summary>
    /// <exception cref="SourceException">A file can't be read, is malformed or empty.</exception>
    public static async Task<SourceProfile> ReadAsync(SourceSpec spec, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var files = FileList.Resolve(spec);
        var format = spec.Format ?? FormatOf.File(files[0]);
        var found = format switch
        {
            FileFormat.Csv => await CsvColumns.FindAsync(files, spec, cancellation).ConfigureAwait(false),
            FileFormat.JsonLines => await JsonColumns.FindAsync(files, cancellation).ConfigureAwait(false),
            _ => ParquetColumns.Find(files[0]),
        };
        var skipped = found.Where(column => column.Type is null).Select(column => new SkippedColumn(column.Stored, column.Why)).ToList();
        var descriptor = ProfiledColumns.Describe(found);
        var tallies = descriptor.Columns.Select(column => ColumnTally.Of(column.Type)).ToArray();
        var faults = new bool[tallies.Length];
        long rows = 0;
        var request = ReadRequest.Of(descriptor, null, spec);
        foreach (var file in files)
        {
            await foreach (var batch in request.ReadAsync(file, format, cancellation).ConfigureAwait(false))
            {
                rows += batch.RowCount;
                foreach (var fault in batch.Faults)
                    faults[fault.Ordinal] = true;
                for (var ordinal = 0; ordinal < tallies.Length; ordinal++)
                    tallies[ordinal].Add(batch, ordinal);
            }
        }

        var columns = new List<ColumnProfile>();
        for (var ordinal = 0; ordinal < tallies.Length; ordinal++)
        {
            var profile = tallies[ordinal].Profile(descriptor.Columns[ordinal], rows) with { Stored = Stored(found, ordinal) };
            if (faults[ordinal])
                skipped.Add(new SkippedColumn(profile.Stored, $"some of its values are no {profile.Type.ToString().ToLowerInvariant()}"));
            else
                columns.Add(profile);
        }

        return new SourceProfile(string.Join(';', spec.Paths), rows, columns, skipped);
    }

    private static string Stored(IReadOnlyList<FoundColumn> found, int ordinal) => found.Where(column => column.Type is not null).ElementAt(ordinal).Stored;
}
