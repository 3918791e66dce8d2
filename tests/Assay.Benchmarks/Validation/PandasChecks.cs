using System.Diagnostics;

namespace Assay.Benchmarks.Validation;

/// <summary>The same checks in vectorised pandas over the CSV, where Python has it. Reading and checking are timed apart.</summary>
internal static class PandasChecks
{
    private const string Program = """
        import resource, sys, time
        import pandas as pd
        def used(): return resource.getrusage(resource.RUSAGE_SELF)
        def cpu(): u = used(); return u.ru_utime + u.ru_stime
        start, before = time.time(), cpu()
        f = pd.read_csv(sys.argv[1], parse_dates=['date'])
        airports = set(pd.read_csv(sys.argv[2])['iata'])
        print('pandas read   %9.0f %9.0f' % ((time.time() - start) * 1000, (cpu() - before) * 1000))
        def checks(key):
            found = [int(f[c].isnull().sum()) for c in f.columns]
            found += [int((~f.delay.between(-60, 300)).sum()), int((~f.delay.between(-200, 2000)).sum()), int((~f.distance.between(50, 3000)).sum())]
            found += [f.distance.mean(), f.date.max(), int((~f.origin.str.fullmatch('[A-Z]{3}')).sum()), int((f.origin.str.len() != 3).sum())]
            found += [int((~f.destination.isin(['ATL', 'ORD', 'DFW', 'LAX'])).sum()), int((~f.origin.isin(airports)).sum()), int((~f.destination.isin(airports)).sum())]
            found += [int((f.origin == f.destination).sum()), len(f)]
            if key: found.append(int(f.duplicated(['date', 'origin', 'destination']).sum()))
            return found
        for name, key in (('pandas', False), ('pandas+key', True)):
            start, before = time.time(), cpu()
            found = checks(key)
            print('%-13s %9.0f %9.0f  peak %.0f MB  %s' % (name, (time.time() - start) * 1000, (cpu() - before) * 1000, used().ru_maxrss / 1e3, found))
        """;

    public static async Task RunAsync(FlightFiles files, string[]? only)
    {
        if (only?.Contains("pandas") == false)
            return;
        Console.WriteLine("over the CSV, a quarter of the rows:");
        foreach (var python in new[] { "/usr/bin/python3", "python3" })
        {
            try
            {
                var start = new ProcessStartInfo(python, ["-c", Program, files.Csv, files.Airports]) { RedirectStandardOutput = true, RedirectStandardError = true };
                using var process = Process.Start(start)!;
                var output = await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                if (process.ExitCode == 0)
                {
                    Console.Write(output);
                    return;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
            }
        }

        Console.WriteLine("pandas: skipped, no Python with pandas is here");
    }
}
