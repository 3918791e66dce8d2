using System.Globalization;

namespace Assay.Benchmarks.Tracking;

/// <summary>
/// <c>dotnet run -c Release --project tests/Assay.Benchmarks -- tracking [--server URL] [--metrics N] [--singles N] [--runs N] [--connections N]</c>:
/// a tracking server measured over plain HTTP, so that any MLflow server can stand in for ours. Without <c>--server</c> the embedded one is started
/// as a process of its own, over a new folder. All that is sent is made before the clock runs.
/// </summary>
internal static class TrackingComparison
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--serve", var served])
            return await ServerProcess.ServeAsync(served);
        var options = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1], StringComparer.Ordinal);
        var folder = Directory.CreateTempSubdirectory("assay-tracking-").FullName;
        try
        {
            await using var server = options.TryGetValue("server", out var url) ? ServerProcess.At(new Uri(url)) : await ServerProcess.StartAsync(folder);
            using var mlflow = new MlflowHttp(server.Address, Number("connections", 8));
            Console.WriteLine($"{server.Name}, {Environment.ProcessorCount} processors for server and client together");
            var experiment = await mlflow.NewExperimentAsync();
            await new MetricLoad(mlflow, server, experiment).RunAsync(Number("metrics", 1_000_000), Number("connections", 8));
            await new SingleMetrics(mlflow, experiment).RunAsync(Number("singles", 2_000), Number("connections", 8));
            await new RunSearches(mlflow).RunAsync(Number("runs", 10_000), Number("connections", 8));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;

        int Number(string name, int otherwise) => options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    internal static void Report(string what, FormattableString figures) => Console.WriteLine($"{what,-46} {figures.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Processor time of the server alone: on a machine that others use as well, it says more than the clock.</summary>
    internal static string Used(TimeSpan? time, int count, string unit) =>
        time is { } used ? string.Create(CultureInfo.InvariantCulture, $", {used.TotalMicroseconds / count:0.00} µs of the server's processor time a {unit}") : "";

    internal static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
    }
}
