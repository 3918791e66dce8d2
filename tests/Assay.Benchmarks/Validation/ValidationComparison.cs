using System.Diagnostics;
using System.Globalization;

namespace Assay.Benchmarks.Validation;

/// <summary>
/// <c>dotnet run -c Release --project tests/Assay.Benchmarks -- validation [--rows N] [--threads N] [--runs N] [--folder DIR] [--only NAME,NAME]</c>:
/// our validation of 24 million flights beside decoding alone, DuckDB and pandas. Each contender runs in a process of its own, so that its peak
/// of memory is its own; the best of its runs counts, after one that warms up, in wall-clock and in processor time.
/// </summary>
internal static class ValidationComparison
{
    private const string Line = "measured";

    public static async Task<int> RunAsync(string[] args)
    {
        var options = Options(args);
        var (rows, threads, runs) = (long.Parse(options.GetValueOrDefault("rows", "24000000"), CultureInfo.InvariantCulture), Number(options, "threads", 1), Number(options, "runs", 3));
        if (options.TryGetValue("child", out var name))
            return await ChildAsync(Contenders.All[name], new(options["folder"]), threads, runs);

        var kept = options.GetValueOrDefault("folder");
        var folder = kept is null ? Directory.CreateTempSubdirectory("assay-validation-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            var files = FlightFiles.Make(folder, rows);
            Console.WriteLine($"{rows:N0} rows, {new FileInfo(files.Parquet).Length / 1e6:0} MB of Parquet, {new FileInfo(files.Csv).Length / 1e6:0} MB of CSV, {threads} threads, best of {runs}");
            Console.WriteLine($"{"",-18} {"wall ms",9} {"CPU ms",9} {"× decode",9} {"peak MB",8}  found");
            var only = options.GetValueOrDefault("only")?.Split(',');
            double decode = double.NaN;
            foreach (var contender in Contenders.All.Keys.Where(contender => only?.Contains(contender) != false))
            {
                var found = await ChildAsync(contender, folder, threads, runs);
                if (contender == "decode")
                    decode = found.Cpu;
                Console.WriteLine($"{contender,-18} {found.Wall,9:0} {found.Cpu,9:0} {found.Cpu / decode,9:0.00} {found.Peak,8:0}  {found.Text}");
            }

            await PandasChecks.RunAsync(files, only);
        }
        finally
        {
            if (kept is null)
                Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task<int> ChildAsync(Func<FlightFiles, int, Task<string>> contender, FlightFiles files, int threads, int runs)
    {
        var (wall, cpu, text) = (double.MaxValue, double.MaxValue, "");
        for (var run = 0; run <= runs; run++)
        {
            var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            text = await contender(files, threads);
            var (elapsed, used) = (clock.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            if (run > 0 || runs == 0)
                (wall, cpu) = (Math.Min(wall, elapsed), Math.Min(cpu, used));
            // What a run leaves is no part of the peak of the next: a program validates once.
            if (run < runs)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Line}\t{wall}\t{cpu}\t{peak}\t{text.ReplaceLineEndings(" ")}"));
        return 0;
    }

    private static async Task<(double Wall, double Cpu, double Peak, string Text)> ChildAsync(string contender, string folder, int threads, int runs)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string[] arguments =
        [
            typeof(ValidationComparison).Assembly.Location, "validation", "--child", contender, "--folder", folder,
            "--threads", threads.ToString(CultureInfo.InvariantCulture), "--runs", runs.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        var cells = output.Split('\n').FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal))?.Split('\t')
            ?? throw new InvalidOperationException($"{contender} ended with {child.ExitCode}: {output}");
        return (double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture), cells[4]);
    }

    private static Dictionary<string, string> Options(string[] args) =>
        args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1], StringComparer.Ordinal);

    private static int Number(Dictionary<string, string> options, string name, int otherwise) =>
        options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
