using System.Globalization;
using System.Text;
using Assay.CompilerServices;
using Assay.Data;
using BenchmarkDotNet.Attributes;
using Sylvan.Data.Csv;

namespace Assay.Benchmarks.Sources;

/// <summary>
/// A whole CSV file into typed columns, on one core, beside Sylvan's bare finding of cells in the same run. The file is 1 million flights, 35 MB; with
/// rules, four columns of five are checked as well.
/// </summary>
[MemoryDiagnoser]
public class CsvBenchmarks
{
    private const int Rows = 1_000_000;

    private string _path = "";

    [GlobalSetup]
    public void Write()
    {
        _path = Path.Combine(Path.GetTempPath(), "assay-benchmark-flights.csv");
        var random = new Random(1);
        var airports = Enumerable.Range(0, 228).Select(i => $"{(char)('A' + (i % 26))}{(char)('A' + (i / 26))}X").ToArray();
        var time = new DateTime(2001, 1, 1);
        using var text = new StreamWriter(_path, false, new UTF8Encoding(false));
        text.Write("date,delay,distance,origin,destination\n");
        for (var row = 0; row < Rows; row++)
        {
            time = time.AddSeconds(random.Next(20));
            text.Write(string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-ddTHH:mm:ss},{random.Next(-60, 300)},{random.Next(50, 3000)},{airports[random.Next(228)]},{airports[random.Next(228)]}\n"));
        }
    }

    [GlobalCleanup]
    public void Delete() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public async Task<long> SylvanCells()
    {
        using var csv = await CsvDataReader.CreateAsync(_path);
        long length = 0;
        while (await csv.ReadAsync())
        {
            for (var field = 0; field < csv.FieldCount; field++)
                length += csv.GetFieldSpan(field).Length;
        }

        return length;
    }

    [Benchmark]
    public async Task<long> Columns()
    {
        long rows = 0;
        await foreach (var batch in FileSource.Open(FlightPlan.Instance, new SourceSpec(_path)).ReadBatchesAsync())
            rows += batch.RowCount;
        return rows;
    }

    [Benchmark]
    public async Task<long> ColumnsAndRules()
    {
        long rows = 0;
        var (delay, distance) = (new RangeRule<int>("delay.range", -200, 2000), new RangeRule<int>("distance.range", 10, 5500));
        var (origin, destination) = (new PatternRule("origin.pattern", Patterns.Whole("^[A-Z]{3}$")), new PatternRule("destination.pattern", Patterns.Whole("^[A-Z]{3}$")));
        await foreach (var batch in FileSource.Open(FlightPlan.Instance, new SourceSpec(_path)).ReadBatchesAsync())
        {
            delay.Observe(batch, batch.Column<int>(1));
            distance.Observe(batch, batch.Column<int>(2));
            origin.Observe(batch, batch.Column<string>(3));
            destination.Observe(batch, batch.Column<string>(4));
            rows += batch.RowCount;
        }

        return rows;
    }
}
