using ParquetSharp;

namespace SampleFlights;

/// <summary>Reads and writes flights as Parquet, in the column types of the published file.</summary>
internal static class FlightFile
{
    public static IEnumerable<Flight> Read(string path)
    {
        using var file = new ParquetFileReader(path);
        var row = 0L;
        for (var g = 0; g < file.FileMetaData.NumRowGroups; g++)
        {
            using var group = file.RowGroup(g);
            var dates = Column<DateTime?>(group, 0);
            var delays = Column<long?>(group, 1);
            var distances = Column<long?>(group, 2);
            var origins = Column<string>(group, 3);
            var destinations = Column<string>(group, 4);
            for (var i = 0; i < dates.Length; i++, row++)
                yield return new Flight(row, dates[i]!.Value, delays[i]!.Value, distances[i]!.Value, origins[i], destinations[i]);
        }
    }

    public static void Write(string path, IReadOnlyList<Flight> flights)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Column[] columns =
        [
            new Column<DateTime?>("date", LogicalType.Timestamp(isAdjustedToUtc: false, TimeUnit.Micros)),
            new Column<long?>("delay"),
            new Column<long?>("distance"),
            new Column<string>("origin"),
            new Column<string>("destination"),
        ];
        using var file = new ParquetFileWriter(path, columns, Compression.Zstd);
        using var group = file.AppendRowGroup();
        Append(group, flights.Select(f => (DateTime?)f.Date));
        Append(group, flights.Select(f => (long?)f.Delay));
        Append(group, flights.Select(f => (long?)f.Distance));
        Append(group, flights.Select(f => f.Origin));
        Append(group, flights.Select(f => f.Destination));
        file.Close();
    }

    private static T[] Column<T>(RowGroupReader group, int index)
    {
        using var column = group.Column(index);
        using var reader = column.LogicalReader<T>();
        return reader.ReadAll(checked((int)group.MetaData.NumRows));
    }

    private static void Append<T>(RowGroupWriter group, IEnumerable<T> values)
    {
        using var writer = group.NextColumn().LogicalWriter<T>();
        writer.WriteBatch([.. values]);
    }
}
