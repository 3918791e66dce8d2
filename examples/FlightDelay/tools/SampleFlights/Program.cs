using System.Globalization;
using System.Reflection;
using SampleFlights;

var data = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "DataFolder").Value!;
if (args.Length != 1)
{
    Console.Error.WriteLine("Usage: SampleFlights FOLDER    (the data of vega-datasets 3.2.1: ./build.sh data puts it into .cache/vega-datasets-3.2.1)");
    return 2;
}

var published = PublishedFile.Open(args[0], "flights-3m.parquet", "dbeb920c90f59b6ccaff823dcc3d08f25a97fa1ce128d93f40be4e931f5900b0");
var airports = PublishedFile.Open(args[0], "airports.csv", "903c7169e6d558eefb95295fe2947ec8503135fbb855ea5c737cf4a90ea603ad");

var months = FlightFile.Read(published)
    .GroupBy(f => f.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture), StringComparer.Ordinal)
    .ToDictionary(m => m.Key, m => m.ToList(), StringComparer.Ordinal);

foreach (var month in (string[])["2001-01", "2001-02", "2001-03", "2001-04"])
    Write($"flights/{month}.parquet", PossibleSample(month));
foreach (var month in (string[])["2001-05", "2001-06"])
    Write($"production/{month}.parquet", PossibleSample(month));

var impossible = months["2001-02"].Single(f => f.Delay == -1116);
Write("refused/2001-02-as-published.parquet", [.. PossibleSample("2001-02").Append(impossible).OrderBy(f => f.Row)]);
Write("refused/kilometres.parquet", [.. PossibleSample("2001-03").Select(f => f with { Distance = Kilometres(f.Distance) })]);

File.Copy(airports, Path.Combine(data, "airports.csv"), overwrite: true);
Directory.CreateDirectory(Path.Combine(data, "corrections"));
File.WriteAllText(
    Path.Combine(data, "corrections", "airports.csv"),
    string.Join('\n', AirportCorrections.Apply(File.ReadLines(airports))) + "\n");
return 0;

List<Flight> PossibleSample(string month) => Sampling.Sample(months[month].Where(f => f.IsPossible));

static long Kilometres(long miles) => (long)Math.Round(miles * 1.609344, MidpointRounding.AwayFromZero);

void Write(string name, List<Flight> flights)
{
    FlightFile.Write(Path.Combine(data, name), flights);
    var late = flights.Average(f => f.Delay > 15 ? 1.0 : 0.0);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-40} {flights.Count} rows, {late:0.000} late, delay {flights.Min(f => f.Delay)}..{flights.Max(f => f.Delay)} min, mean distance {flights.Average(f => f.Distance):0.0}"));
}
